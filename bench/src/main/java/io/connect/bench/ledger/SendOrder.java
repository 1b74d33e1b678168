package io.connect.bench.ledger;

import java.util.HashMap;
import java.util.Map;

/**
 * The known part of the order in which messages of one group entered SQS, where SQS itself does not say. Messages of one send are
 * in the order of their entries. Two sends are in order if one had been answered before the other went out. Of two sends that
 * were under way together either may have come first.
 */
final class SendOrder {

    private long latestSend = Long.MIN_VALUE;
    private final Map<Send, Integer> furthest = new HashMap<>();

    /** A call, by its stamps: two calls with both stamps alike would have to begin and end in the same microsecond. */
    private record Send(long sentMicros, long acceptedMicros) {}

    /** Takes in the next message that arrived, and says whether one that surely came after it had arrived before. */
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
