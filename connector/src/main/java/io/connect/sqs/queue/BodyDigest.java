package io.connect.sqs.queue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Checks a body against the MD5 digest that SQS sends with it. The SDK's own check is switched off, because it rejects the
 * whole response if one message does not match. The digest of the attributes is not checked, because many SQS-compatible
 * services compute it wrongly.
 */
final class BodyDigest {

    private static final HexFormat HEX = HexFormat.of();

    private BodyDigest() {}

    /** Whether the digest may belong to the body; true if there is no digest. */
    static boolean fits(String body, String expected) {
        if (expected == null || expected.isEmpty()) {
            return true;
        }
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(digest).equalsIgnoreCase(expected)
                    // Half a surrogate pair has no standard encoding, so its digest cannot be checked.
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(body);
        } catch (NoSuchAlgorithmException e) {
            // The JVM may forbid MD5. TLS already protects the data on the connection.
            return true;
        }
    }
}
