package io.connect.sqs.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the outcomes of the entries of a batch from a response. The id of an entry is its position in the batch. SQS demands
 * unique entry ids of at most 80 plain characters, so a message id is not always a valid entry id.
 */
final class BatchEntries {

    private final boolean[] done;
    private final Map<Integer, BatchOutcome.Refused> refused = new HashMap<>();

    /** @param entries number of entries in the batch */
    BatchEntries(int entries) {
        done = new boolean[entries];
    }

    static String id(int position) {
        return Integer.toString(position);
    }

    /** Adds an entry that succeeded. */
    void done(String id) {
        int position = position(id);
        if (position >= 0) {
            done[position] = true;
        }
    }

    /**
     * Adds an entry that was refused. The failure is temporary if SQS does not call it the sender's fault, or if its code is
     * not from SQS.
     */
    void refused(String id, String code, String message, boolean senderFault) {
        int position = position(id);
        if (position >= 0) {
            FailureKind byCode = FailureKinds.ofCode(code, message);
            FailureKind kind = byCode == FailureKind.INVALID && !senderFault ? FailureKind.TRANSIENT : byCode;
            refused.put(position, new BatchOutcome.Refused(position, kind, code, message == null ? "" : message));
        }
    }

    /** The outcome of the batch. An entry that the response does not mention counts as a temporary failure and is retried. */
    BatchOutcome outcome() {
        List<BatchOutcome.Refused> all = new ArrayList<>(0);
        for (int position = 0; position < done.length; position++) {
            if (refused.containsKey(position)) {
                all.add(refused.get(position));
            } else if (!done[position]) {
                all.add(new BatchOutcome.Refused(
                        position, FailureKind.TRANSIENT, "NotMentioned", "the answer says nothing of this entry"));
            }
        }
        return all.isEmpty() ? BatchOutcome.ALL_DONE : new BatchOutcome(all);
    }

    /** The position of an entry; negative if the request had no such entry. */
    private int position(String id) {
        long position = LenientNumbers.number(id).orElse(-1);
        return position >= 0 && position < done.length && id((int) position).equals(id) ? (int) position : -1;
    }
}
