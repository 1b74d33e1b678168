package io.connect.sqs.fifo;

import java.util.HashSet;
import java.util.Set;

/** The progress of one message group. Guarded by its log. */
final class GroupProgress {

    /** Handed over or found delivered, and not yet confirmed deleted: message ids. */
    private final Set<String> undeleted = new HashSet<>();

    private Mark committed;
    private Mark handedOver;
    private boolean lastDeleted;

    /** Progress known from an earlier task; null for none. */
    GroupProgress(Mark stored) {
        committed = stored;
        handedOver = stored;
    }

    /** The mark up to which Kafka has the group for good; null if no such mark is needed any more. */
    Mark committed() {
        return committed;
    }

    void handedOver(String messageId, Mark mark) {
        undeleted.add(messageId);
        handedOver = mark;
        lastDeleted = false;
    }

    /** The group's entry in an offset as of the last record handed over. */
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
     * Notes a confirmed delete and returns whether nothing of the group can come back any more.
     *
     * <p>That takes the delete of the last message handed over, and not only of every message seen: after a restart the
     * messages before it may not have been received again yet. As a group is received in its order, none of them can follow
     * the last one.
     */
    boolean deleted(String messageId, Mark mark) {
        lastDeleted |= mark.equals(handedOver);
        undeleted.remove(messageId);
        return lastDeleted && undeleted.isEmpty();
    }
}
