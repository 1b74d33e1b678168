package io.connect.sqsserver.message;

/**
 * The message group of a message, and the id by which duplicates are found.
 *
 * @param groupId the group id; null on a standard queue without fair queues
 * @param deduplicationId the deduplication id given by the sender or taken from the content; null on a standard queue
 */
public record Grouping(String groupId, String deduplicationId) {

    private static final int TEXT_OBJECT_BYTES = 56;

    int memoryBytes() {
        return bytes(groupId) + bytes(deduplicationId);
    }

    private static int bytes(String text) {
        return text == null ? 0 : TEXT_OBJECT_BYTES + text.length();
    }
}
