package io.connect.bench.ledger;

/**
 * The state of one message apart from its stamps, packed into an int: flags, phase, possible copies in SQS, findings about its
 * records, and number of arrivals. Counts stop at their largest value and do not overflow.
 */
final class MessageState {

    static final int OFFERED = 1;
    static final int SENT = 1 << 1;
    static final int ACCEPTED = 1 << 2;
    static final int REJECTED = 1 << 3;
    static final int UNANSWERED = 1 << 4;
    static final int DEAD = 1 << 5;
    static final int LEFT = 1 << 6;
    static final int ORDERED = 1 << 7;

    /** The largest number of phases in a run. */
    static final int MAX_PHASES = 1 << 8;

    private static final int PHASE_SHIFT = 8;
    private static final int PHASE_MASK = 0xFF;
    private static final int COPIES_SHIFT = 16;
    private static final int COPIES_MASK = 0xF;
    private static final int VALUE_SHIFT = 20;
    private static final int VALUE_MASK = 0x7;
    static final int WRONG_KEY = 1 << 23;
    static final int WRONG_PARTITION = 1 << 24;
    private static final int ARRIVALS_SHIFT = 25;
    /** The largest number of arrivals recorded per message. */
    static final int MAX_ARRIVALS = 0x7F;

    private MessageState() {}

    static boolean has(int state, int flag) {
        return (state & flag) != 0;
    }

    static int offered(int phase) {
        return OFFERED | phase << PHASE_SHIFT;
    }

    static int phase(int state) {
        return state >>> PHASE_SHIFT & PHASE_MASK;
    }

    static int possibleCopies(int state) {
        return state >>> COPIES_SHIFT & COPIES_MASK;
    }

    static int withCopy(int state) {
        return possibleCopies(state) == COPIES_MASK ? state : state + (1 << COPIES_SHIFT);
    }

    static int arrivals(int state) {
        return state >>> ARRIVALS_SHIFT;
    }

    static int withArrival(int state) {
        return arrivals(state) == MAX_ARRIVALS ? state : state + (1 << ARRIVALS_SHIFT);
    }

    static CheckedRecord.Value value(int state) {
        return CheckedRecord.Value.at(state >>> VALUE_SHIFT & VALUE_MASK);
    }

    /** If one record of a message is wrong, the message stays wrong, even if its other copies are right. */
    static int withValue(int state, CheckedRecord.Value value) {
        return value(state) == CheckedRecord.Value.RIGHT ? state | value.ordinal() << VALUE_SHIFT : state;
    }

    /** Whether the message is known to have been in SQS: SQS accepted it, or it was found later. */
    static boolean inSqs(int state) {
        return has(state, ACCEPTED | DEAD | LEFT) || arrivals(state) > 0;
    }

    /** Sent, but neither answered nor found so far. */
    static boolean waits(int state) {
        return has(state, SENT) && !has(state, REJECTED | UNANSWERED) && !inSqs(state);
    }
}
