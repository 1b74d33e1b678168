package io.connect.sqs.queue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcomes of the entries of a batch, as an answer tells them. Their ids are their positions in it: entry ids must be unique in
 * a batch and of 80 plain characters at most, which a message id may not be.
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

    /** Takes note of an entry that was done. */
    void done(String id) {
        int position = position(id);
        if (position >= 0) {
            done[position] = true;
        }
    }

    /**
     * Takes note of an entry that was refused. A failure that is not the sender's fault is temporary, regardless of its
     * code. So is one with a code that is not from SQS.
     */
    void refused(String id, String code, String message, boolean senderFault) {
        int position = position(id);
        if (position >= 0) {
            FailureKind byCode = FailureKinds.ofCode(code, message);
            FailureKind kind = byCode == FailureKind.INVALID && !senderFault ? FailureKind.TRANSIENT : byCode;
            refused.put(position, new BatchOutcome.Refused(position, kind, code, message == null ? "" : message));
        }
    }

    /** An entry that the answer does not mention is not known to be done, and is tried again. */
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

    /** Negative for an entry that was not in the request. */
    private int position(String id) {
        long position = LenientNumbers.number(id).orElse(-1);
        return position >= 0 && position < done.length && id((int) position).equals(id) ? (int) position : -1;
    }
}
