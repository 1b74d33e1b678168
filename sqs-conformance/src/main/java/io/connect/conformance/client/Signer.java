package io.connect.conformance.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests with Signature Version 4. */
final class Signer {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private final Credentials credentials;

    Signer(Credentials credentials) {
        this.credentials = credentials;
    }

    /** The headers to add to a POST without a query string. */
    Map<String, String> headers(URI uri, Map<String, String> headers, byte[] body, Instant now) {
        String time = TIME.format(now);
        Map<String, String> added = new TreeMap<>();
        added.put("X-Amz-Date", time);
        if (credentials.token() != null) {
            added.put("X-Amz-Security-Token", credentials.token());
        }
        Map<String, String> signed = new TreeMap<>();
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        added.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value));
        signed.put("host", uri.getRawAuthority());
        String names = String.join(";", signed.keySet());
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String canonical = "POST\n" + path + "\n\n"
                + signed.entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hex(sha256(body));
        String scope = time.substring(0, 8) + "/" + credentials.region() + "/sqs/aws4_request";
        String toSign = ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(sha256(bytes(canonical)));
        byte[] key = bytes("AWS4" + credentials.secret());
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        added.put(
                "Authorization",
                ALGORITHM + " Credential=" + credentials.keyId() + "/" + scope + ", SignedHeaders=" + names
                        + ", Signature=" + hex(hmac(key, toSign)));
        return added;
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
