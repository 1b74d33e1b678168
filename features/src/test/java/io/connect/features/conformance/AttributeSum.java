package io.connect.features.conformance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The MD5 that SQS answers a send with, worked out as its developer guide says: by name, each part with its length. */
public final class AttributeSum {

    private static final byte TEXT = 1;
    private static final byte BYTES = 2;

    private AttributeSum() {}

    /** In lower case hexadecimal digits. */
    public static String of(Map<String, MessageAttributeValue> attributes) {
        MessageDigest digest = md5();
        new TreeMap<>(attributes).forEach((name, value) -> {
            add(digest, name.getBytes(StandardCharsets.UTF_8));
            add(digest, value.dataType().getBytes(StandardCharsets.UTF_8));
            if (value.binaryValue() != null) {
                digest.update(BYTES);
                add(digest, value.binaryValue().asByteArray());
            } else {
                digest.update(TEXT);
                add(digest, value.stringValue().getBytes(StandardCharsets.UTF_8));
            }
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
