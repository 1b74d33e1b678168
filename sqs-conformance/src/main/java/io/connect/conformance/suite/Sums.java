package io.connect.conformance.suite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** Computes the MD5 hashes of SQS's answers, as the developer guide defines them (Message metadata). */
final class Sums {

    private Sums() {}

    static String ofBody(String body) {
        return HexFormat.of().formatHex(md5().digest(body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Computes the MD5 of attributes as sent: for each name, a map with DataType and a value. */
    static String ofAttributes(Map<String, Object> attributes) {
        MessageDigest digest = md5();
        new TreeMap<>(attributes).forEach((name, value) -> {
            Map<?, ?> parts = (Map<?, ?>) value;
            update(digest, name.getBytes(StandardCharsets.UTF_8));
            update(digest, parts.get("DataType").toString().getBytes(StandardCharsets.UTF_8));
            if (parts.containsKey("BinaryValue")) {
                digest.update((byte) 2);
                update(
                        digest,
                        Base64.getDecoder().decode(parts.get("BinaryValue").toString()));
            } else {
                digest.update((byte) 1);
                update(digest, parts.get("StringValue").toString().getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
