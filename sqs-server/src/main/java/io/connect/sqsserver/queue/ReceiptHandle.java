package io.connect.sqsserver.queue;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * A receipt handle, which names a message and one of its receives.
 *
 * @param queueTag the random tag of the queue, which cannot be guessed
 * @param number the number of the message in its queue
 * @param receive how often the queue had delivered the message, including this receive
 */
record ReceiptHandle(long queueTag, long number, int receive) {

    private static final int BYTES = 2 * Long.BYTES + 2 * Integer.BYTES;

    String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(queueTag)
                .putLong(number ^ Long.rotateLeft(queueTag, 23))
                .putInt(receive)
                .putInt(check())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Reads a handle that the queue with this tag has issued.
     *
     * @throws SqsException ReceiptHandleIsInvalid for any other text
     */
    static ReceiptHandle of(String text, long queueTag) {
        ByteBuffer bytes = decode(text);
        if (bytes == null || bytes.remaining() != BYTES || bytes.getLong() != queueTag) {
            throw invalid(text);
        }
        ReceiptHandle handle =
                new ReceiptHandle(queueTag, bytes.getLong() ^ Long.rotateLeft(queueTag, 23), bytes.getInt());
        if (bytes.getInt() != handle.check()) {
            throw invalid(text);
        }
        return handle;
    }

    private int check() {
        return Long.hashCode((queueTag + 31 * number + receive) * 0x9e3779b97f4a7c15L);
    }

    private static ByteBuffer decode(String text) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static SqsException invalid(String text) {
        return new SqsException(
                ErrorCode.RECEIPT_HANDLE_IS_INVALID,
                "The input receipt handle \"" + text + "\" is not a valid receipt handle.");
    }
}
