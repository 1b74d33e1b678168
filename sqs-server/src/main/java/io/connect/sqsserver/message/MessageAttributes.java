package io.connect.sqsserver.message;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The attributes of a message, ordered by name, with their MD5. An empty list has no MD5.
 *
 * @param all sorted by name
 * @param md5 the MD5 that the developer guide defines (Calculating the MD5 message digest for message attributes); null
 *     without attributes
 */
public record MessageAttributes(List<MessageAttribute> all, Hash128 md5) {

    /** No attributes. */
    public static final MessageAttributes NONE = new MessageAttributes(List.of(), null);

    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    public MessageAttributes {
        all = List.copyOf(all);
    }

    /** Sorts the attributes and computes their MD5. */
    public static MessageAttributes of(List<MessageAttribute> attributes) {
        if (attributes.isEmpty()) {
            return NONE;
        }
        List<MessageAttribute> sorted = attributes.stream()
                .sorted(Comparator.comparing(MessageAttribute::name))
                .toList();
        return new MessageAttributes(sorted, sum(sorted));
    }

    /** Returns the attributes with a wanted name. The MD5 covers only these attributes, as in SQS. */
    public MessageAttributes only(Predicate<String> wanted) {
        if (all.isEmpty()) {
            return NONE;
        }
        List<MessageAttribute> some =
                all.stream().filter(each -> wanted.test(each.name())).toList();
        return some.size() == all.size() ? this : of(some);
    }

    public int sizeBytes() {
        int size = 0;
        for (MessageAttribute each : all) {
            size += each.sizeBytes();
        }
        return size;
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    private static Hash128 sum(List<MessageAttribute> sorted) {
        MessageDigest digest = Digests.md5();
        for (MessageAttribute each : sorted) {
            update(digest, Utf8.bytes(each.name()));
            update(digest, Utf8.bytes(each.dataType()));
            digest.update(each.isBinary() ? BINARY : TEXT);
            update(digest, each.value());
        }
        return Hash128.of(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }
}
