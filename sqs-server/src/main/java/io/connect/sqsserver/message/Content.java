package io.connect.sqsserver.message;

/**
 * A message as it was sent; it stays the same while the message moves from queue to queue.
 *
 * @param id the message id that the sender was told
 * @param body the body in UTF-8; not copied, never changed
 * @param bodyMd5 the sum over the body
 * @param attributes the attributes given by the sender
 * @param grouping group and deduplication id; null when the sender gave neither
 * @param traceHeader the system attribute AWSTraceHeader; null when the sender gave none
 * @param sentMillis the time when it was sent, in milliseconds since 1970
 */
public record Content(
        Hash128 id,
        byte[] body,
        Hash128 bodyMd5,
        MessageAttributes attributes,
        Grouping grouping,
        String traceHeader,
        long sentMillis) {

    /** Memory of the objects of a message beside its texts, in bytes; measured, rounded up. */
    private static final int OBJECTS_BYTES = 256;

    /** From half a region on, the collector G1 gives an array whole regions, which wastes up to as much again. */
    private static final int HUMONGOUS_BYTES = 256 << 10;

    /** The message group; null when the message has none. */
    public String groupId() {
        return grouping == null ? null : grouping.groupId();
    }

    /** The deduplication id; null when the message has none. */
    public String deduplicationId() {
        return grouping == null ? null : grouping.deduplicationId();
    }

    /** The size that SQS counts: body and attributes, in bytes. */
    public int sizeBytes() {
        return body.length + attributes.sizeBytes();
    }

    /** An estimate of the memory it takes while it is in a queue, in bytes. */
    public int memoryBytes() {
        int grouped = grouping == null ? 0 : grouping.memoryBytes();
        int stored = body.length < HUMONGOUS_BYTES ? body.length : 2 * body.length;
        return OBJECTS_BYTES + stored + 3 * attributes.sizeBytes() + grouped;
    }

    /** The same message sent anew: moved out of a dead-letter queue it has a new id and begins a new retention. */
    public Content resent(Hash128 newId, long nowMillis) {
        return new Content(newId, body, bodyMd5, attributes, grouping, traceHeader, nowMillis);
    }
}
