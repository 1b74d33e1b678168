package io.connect.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A SendMessageBatch call in the SQS JSON protocol, written by hand. At a thousand messages of 10 KB per second, the object tree
 * of a JSON library would cost more than the rest of the generator.
 *
 * <p>Entry ids are positions, "0" to "9", so that the answer shows which messages SQS accepted. Confined to one thread while
 * being built; the result is a new array.
 */
public final class SendBatchRequest {

    /** Value of the X-Amz-Target header for this call. */
    public static final String TARGET = "AmazonSQS.SendMessageBatch";

    /** Content type of the SQS JSON protocol. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** First printable character of ASCII. JSON requires all characters below it to be escaped. */
    private static final int SPACE = 0x20;

    /**
     * One entry of the call.
     *
     * @param body the message body in UTF-8
     * @param group the message group id; null on a standard queue
     * @param deduplicationId the deduplication id; null on a standard queue
     */
    public record Entry(byte[] body, String group, String deduplicationId) {

        /** Checks that group and deduplication id are either both present or both absent, as a FIFO queue requires. */
        public Entry {
            if ((group == null) != (deduplicationId == null)) {
                throw new IllegalArgumentException("A FIFO entry has a group and a deduplication id, met group " + group
                        + " and deduplication id " + deduplicationId);
            }
        }
    }

    private byte[] buffer;
    private int length;

    private SendBatchRequest(int expected) {
        this.buffer = new byte[expected];
    }

    /** The body of the HTTP request. */
    public static byte[] encode(String queueUrl, List<Entry> entries) {
        if (entries.isEmpty() || entries.size() > LoadPlan.MAX_BATCH) {
            throw new IllegalArgumentException("A SendMessageBatch call takes 1 to " + LoadPlan.MAX_BATCH
                    + " entries, met " + entries.size() + " for " + queueUrl);
        }
        int expected = 128 + queueUrl.length();
        for (Entry entry : entries) {
            expected += entry.body().length + 192;
        }
        SendBatchRequest request = new SendBatchRequest(expected);
        request.write(queueUrl, entries);
        return Arrays.copyOf(request.buffer, request.length);
    }

    private void write(String queueUrl, List<Entry> entries) {
        ascii("{\"QueueUrl\":\"");
        escaped(queueUrl.getBytes(StandardCharsets.UTF_8));
        ascii("\",\"Entries\":[");
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            ascii(i == 0 ? "{\"Id\":\"" : ",{\"Id\":\"");
            ascii(Integer.toString(i));
            ascii("\",\"MessageBody\":\"");
            escaped(entry.body());
            if (entry.group() != null) {
                ascii("\",\"MessageGroupId\":\"");
                escaped(entry.group().getBytes(StandardCharsets.UTF_8));
                ascii("\",\"MessageDeduplicationId\":\"");
                escaped(entry.deduplicationId().getBytes(StandardCharsets.UTF_8));
            }
            ascii("\"}");
        }
        ascii("]}");
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
    }

    private void escaped(byte[] utf8) {
        for (byte b : utf8) {
            if (b == '"' || b == '\\') {
                put((byte) '\\');
                put(b);
            } else if (b >= 0 && b < SPACE) {
                ascii("\\u00");
                put(HEX[b >> 4]);
                put(HEX[b & 0xf]);
            } else {
                put(b);
            }
        }
    }

    private void put(byte b) {
        if (length == buffer.length) {
            buffer = Arrays.copyOf(buffer, length * 2);
        }
        buffer[length++] = b;
    }
}
