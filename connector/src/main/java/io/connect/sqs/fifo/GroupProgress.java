package io.connect.sqs.fifo;

import java.util.HashSet;
import java.util.Set;

/** The progress of one message group. Guarded by the delivery log. */
final class GroupProgress {

    /** Ids of messages that were handed over or already delivered, and whose delete is not confirmed. */
    private final Set<String> undeleted = new HashSet<>();

    private Mark committed;
    private Mark handedOver;
    private boolean lastDeleted;

    /** the progress stored by an earlier task; null if there is none */
    GroupProgress(Mark stored) {
        committed = stored;
        handedOver = stored;
    }

    /** The mark up to which Kafka has acknowledged the group; null if there is none. */
    Mark committed() {
        return committed;
    }

    void handedOver(String messageId, Mark mark) {
        undeleted.add(messageId);
        handedOver = mark;
        lastDeleted = false;
    }

    /** The mark of the last record handed over, which is stored in the offset. */
    Mark handedOver() {
        return handedOver;
    }

    void awaitDelete(String messageId) {
        undeleted.add(messageId);
    }

    /** Raises the committed mark; a message from before a reset of the sequence numbers is ignored. */
    void acknowledged(String messageId, Mark mark) {
        if (undeleted.contains(messageId) && (committed == null || !committed.covers(mark))) {
            committed = mark;
        }
    }

    /**
     * Called when SQS has confirmed a delete; returns whether no message of the group can be received again.
     *
     * <p>This requires the delete of the last message handed over. The deletes of all messages seen by this task are not
     * enough: after a restart, earlier messages may not have been received again yet. A group is received in order, so none of
     * them can come after the last one.
     */
    boolean deleted(String messageId, Mark mark) {
        lastDeleted |= mark.equals(handedOver);
        undeleted.remove(messageId);
        return lastDeleted && undeleted.isEmpty();
    }
}
