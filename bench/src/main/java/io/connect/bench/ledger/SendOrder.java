package io.connect.bench.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * The known part of the order in which messages of one group entered SQS, if SQS itself does not report the order. Messages of
 * one send have the order of their entries. Two sends are in order if one was answered before the other started. Of two
 * concurrent sends, either may have come first.
 */
final class SendOrder {

    private long latestSend = Long.MIN_VALUE;
    private final Map<Send, Integer> furthest = new HashMap<>();

    /** A send, identified by its stamps. Two sends with equal stamps would have to begin and end in the same microsecond. */
    private record Send(long sentMicros, long acceptedMicros) {}

    /** Adds the next arrived message. Returns whether a message that certainly came later had arrived before it. */
    boolean isLate(Messages messages, int seq) {
        long sent = messages.sent(seq);
        boolean answered = MessageState.has(messages.state.get(seq), MessageState.ACCEPTED);
        long accepted = answered ? messages.accepted(seq) : Long.MAX_VALUE;
        Send send = new Send(sent, accepted);
        boolean late = accepted < latestSend || furthest.getOrDefault(send, -1) > seq;
        latestSend = Math.max(latestSend, sent);
        furthest.merge(send, seq, Math::max);
        return late;
    }
}
