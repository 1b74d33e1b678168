package io.connect.sqsserver.message;

/**
 * A message as it was sent. It stays the same when the message moves to another queue.
 *
 * @param id the message id that the answer to the sender contained
 * @param body the body in UTF-8; not copied, never changed
 * @param bodyMd5 the MD5 of the body
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

    /** Memory of a message's objects without its texts, in bytes; measured and rounded up. */
    private static final int OBJECTS_BYTES = 256;

    /** The G1 collector gives whole regions to an array of at least half a region. This can double the memory of the array. */
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

    /** An estimate of the memory that the message uses in a queue, in bytes. */
    public int memoryBytes() {
        int grouped = grouping == null ? 0 : grouping.memoryBytes();
        int stored = body.length < HUMONGOUS_BYTES ? body.length : 2 * body.length;
        return OBJECTS_BYTES + stored + 3 * attributes.sizeBytes() + grouped;
    }

    /**
     * Returns the message with its own id as its deduplication id, so that two dead letters of the same deduplication
     * id differ.
     */
    public Content deduplicatedById() {
        Grouping byId = new Grouping(groupId(), id.toString());
        return new Content(id, body, bodyMd5, attributes, byId, traceHeader, sentMillis);
    }

    /**
     * Returns the message as if it had been sent again. A message that leaves a dead-letter queue gets a new id and a
     * new retention period.
     */
    public Content resent(Hash128 newId, long nowMillis) {
        return new Content(newId, body, bodyMd5, attributes, grouping, traceHeader, nowMillis);
    }
}
