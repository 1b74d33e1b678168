package io.connect.bench.ledger;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Records the events of every message of a run, identified by producer and sequence number, and closes with an exact account.
 *
 * <p>All stamps are microseconds of one host clock. Order of calls for a message: {@link #offered}, {@link #sent}, then an
 * answer. An arrival may come before the answer to its own send, since SQS can deliver a message before it has answered.
 *
 * <p>Thread-safe: any thread may call any method. Every method is short and holds one lock. {@link #close} holds the lock while
 * it reads all messages. It changes nothing, so it may be called more than once.
 */
public final class Ledger {

    /** Producer numbers are from 0 up to this, exclusive. */
    public static final int MAX_PRODUCERS = 1024;

    /** Group of a message without a group. */
    public static final int NO_GROUP = -1;

    private Messages[] producers = new Messages[1];
    private final ArrivalLog arrivals = new ArrivalLog();
    private BigInteger firstSequenceNumber;

    private long offered;
    private long sent;
    private long accepted;
    private long delivered;
    private long dead;
    private long left;
    private long waiting;
    private final RecordTally records = new RecordTally();

    /**
     * Records planned messages: {@code count} messages from {@code firstSeq} on, intended for {@code intendedMicros}.
     *
     * @param phase number of the phase, from 0, as listed in {@link Closing#phases()}
     * @throws IllegalArgumentException if a message was offered before
     */
    public synchronized void offered(int producer, long firstSeq, int count, long intendedMicros, int phase) {
        if (phase < 0 || phase >= MessageState.MAX_PHASES) {
            throw new IllegalArgumentException(
                    "A phase number is between 0 and " + (MessageState.MAX_PHASES - 1) + ", not " + phase);
        }
        if (firstSeq < 0 || count < 0 || firstSeq + count > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Sequence numbers run from 0 to " + (Integer.MAX_VALUE - 1)
                    + ", not from " + firstSeq + " for " + count);
        }
        Messages messages = messagesOf(producer);
        for (int seq = (int) firstSeq; seq < firstSeq + count; seq++) {
            if (messages.knows(seq)) {
                throw new IllegalArgumentException(
                        "Message " + seq + " of producer " + producer + " was offered before");
            }
            messages.offer(seq, intendedMicros, phase);
            offered++;
        }
    }

    /** Records a send of {@code count} messages from {@code firstSeq} on. A repeated send does not change the first stamp. */
    public synchronized void sent(int producer, long firstSeq, int count, long sentMicros) {
        for (long seq = firstSeq; seq < firstSeq + count; seq++) {
            Messages messages = known(producer, seq);
            int state = messages.state.get((int) seq);
            if (!MessageState.has(state, MessageState.SENT)) {
                messages.sent((int) seq, sentMicros);
                sent++;
            }
            // If a rejected message is sent again, the rejection no longer counts.
            change(messages, (int) seq, (state | MessageState.SENT) & ~MessageState.REJECTED);
        }
    }

    /** SQS accepted the message. */
    public synchronized void accepted(int producer, long seq, long acceptedMicros) {
        Messages messages = known(producer, seq);
        int state = messages.state.get((int) seq);
        if (!MessageState.has(state, MessageState.ACCEPTED)) {
            messages.accepted((int) seq, acceptedMicros);
        }
        change(messages, (int) seq, MessageState.withCopy(state | MessageState.ACCEPTED));
    }

    /**
     * SQS accepted the message and gave it a sequence number in its group. Once one message has such a number, only these numbers
     * determine the order. Without any, the order is the known part of the send order ({@link SendOrder}).
     */
    public synchronized void accepted(int producer, long seq, long acceptedMicros, BigInteger sequenceNumber) {
        Messages messages = known(producer, seq);
        if (firstSequenceNumber == null) {
            firstSequenceNumber = sequenceNumber;
        }
        if (!MessageState.has(messages.state.get((int) seq), MessageState.ORDERED)) {
            // AWS uses 128 bits, but the numbers of one run are close together.
            messages.order.set(
                    (int) seq, sequenceNumber.subtract(firstSequenceNumber).longValueExact());
            messages.state.set((int) seq, messages.state.get((int) seq) | MessageState.ORDERED);
        }
        accepted(producer, seq, acceptedMicros);
    }

    /**
     * Sets the hash of the message's expected key, which SQS determined. If a message may be in SQS more than once, several keys
     * are possible, and its key is not judged.
     *
     * @param mark the hash of the key, not 0
     */
    public synchronized void keyIs(int producer, long seq, int mark) {
        key(known(producer, seq), (int) seq, mark);
    }

    /** SQS refused the message. */
    public synchronized void rejected(int producer, long seq) {
        Messages messages = known(producer, seq);
        change(messages, (int) seq, messages.state.get((int) seq) | MessageState.REJECTED);
    }

    /** No answer came, so the message may or may not be in SQS. If it is sent again, SQS may hold a second copy. */
    public synchronized void unanswered(int producer, long seq) {
        Messages messages = known(producer, seq);
        change(messages, (int) seq, MessageState.withCopy(messages.state.get((int) seq) | MessageState.UNANSWERED));
    }

    /** The intended start of a message; empty for a message that is not in the plan. */
    public synchronized OptionalLong intended(int producer, long seq) {
        Messages messages = find(producer, seq);
        return messages == null ? OptionalLong.empty() : OptionalLong.of(messages.intended((int) seq));
    }

    /**
     * The message was seen in Kafka, with the right record. Calls for one group come in the order of its Kafka partition.
     *
     * @param group number of its message group, or {@link #NO_GROUP}
     */
    public Arrival delivered(int producer, long seq, int group, long seenMicros) {
        return delivered(producer, seq, CheckedRecord.right(group), seenMicros);
    }

    /** A record of the message was seen in Kafka. Calls for one partition come in the partition's order. */
    public synchronized Arrival delivered(int producer, long seq, CheckedRecord checked, long seenMicros) {
        Messages messages = find(producer, seq);
        if (messages == null) {
            records.foreign();
            return Arrival.UNKNOWN;
        }
        int index = (int) seq;
        int before = messages.state.get(index);
        boolean first = MessageState.arrivals(before) == 0;
        int lane = checked.group() == NO_GROUP ? NO_GROUP : arrivals.laneOf(checked.group(), checked.partition());
        if (first) {
            messages.seen(index, seenMicros);
        } else {
            records.copy(seenMicros, MessageState.arrivals(before) == MessageState.MAX_ARRIVALS);
        }
        if (first && lane != NO_GROUP) {
            arrivals.add(producer, index, lane);
        }
        change(messages, index, marked(MessageState.withArrival(before), checked));
        if (checked.keyHash() != 0) {
            key(messages, index, checked.keyHash());
        }
        long intended = messages.intended(index);
        return new Arrival(first ? Arrival.Kind.FIRST : Arrival.Kind.COPY, intended, seenMicros - intended);
    }

    private static int marked(int state, CheckedRecord checked) {
        return MessageState.withValue(state, checked.value())
                | (checked.keyIsWrong() ? MessageState.WRONG_KEY : 0)
                | (checked.partitionIsWrong() ? MessageState.WRONG_PARTITION : 0);
    }

    /** Compares the expected key with the seen one. Either can come first, and several keys may be seen. */
    private void key(Messages messages, int seq, int mark) {
        int known = messages.keyHash.get(seq);
        int state = messages.state.get(seq);
        if (known == 0) {
            messages.keyHash.set(seq, mark);
        } else if (known != mark && MessageState.possibleCopies(state) <= 1) {
            messages.state.set(seq, state | MessageState.WRONG_KEY);
        }
    }

    /** A record arrived without an identity of this run. */
    public synchronized void foreign() {
        records.foreign();
    }

    /** A record without a value arrived. */
    public synchronized void empty() {
        records.empty();
    }

    /** The message was found in a dead-letter queue or topic. */
    public synchronized void deadLettered(int producer, long seq) {
        mark(producer, seq, MessageState.DEAD);
    }

    /** The message was found in the queue after the run. */
    public synchronized void leftInQueue(int producer, long seq) {
        mark(producer, seq, MessageState.LEFT);
    }

    /** Messages that SQS accepted and that have not been found anywhere so far. */
    public synchronized long missing() {
        return accepted - delivered - dead - left;
    }

    /** The current counters. */
    public synchronized Progress progress() {
        return new Progress(offered, sent, accepted, delivered, dead, waiting);
    }

    /** The account, and everything that is computed from the stamps, as of now. */
    public synchronized LedgerReport close(Closing closing) {
        return new LedgerCloser(producers, arrivals, firstSequenceNumber != null, records, closing).report();
    }

    private void mark(int producer, long seq, int flag) {
        Messages messages = find(producer, seq);
        if (messages == null) {
            records.foreign();
        } else {
            change(messages, (int) seq, messages.state.get((int) seq) | flag);
        }
    }

    /** Changes the state of a message. No other method does this, so the live counters stay correct. */
    private void change(Messages messages, int seq, int next) {
        int previous = messages.state.get(seq);
        messages.state.set(seq, next);
        accepted += count(MessageState.inSqs(next)) - count(MessageState.inSqs(previous));
        delivered += count(MessageState.arrivals(next) > 0) - count(MessageState.arrivals(previous) > 0);
        dead += count(deadOnly(next)) - count(deadOnly(previous));
        left += count(leftOnly(next)) - count(leftOnly(previous));
        waiting += count(MessageState.waits(next)) - count(MessageState.waits(previous));
    }

    private static boolean deadOnly(int state) {
        return MessageState.has(state, MessageState.DEAD) && MessageState.arrivals(state) == 0;
    }

    private static boolean leftOnly(int state) {
        return MessageState.has(state, MessageState.LEFT)
                && !MessageState.has(state, MessageState.DEAD)
                && MessageState.arrivals(state) == 0;
    }

    private static int count(boolean condition) {
        return condition ? 1 : 0;
    }

    private Messages known(int producer, long seq) {
        Messages messages = find(producer, seq);
        if (messages == null) {
            throw new IllegalArgumentException("Message " + seq + " of producer " + producer + " was never offered");
        }
        return messages;
    }

    private Messages find(int producer, long seq) {
        if (producer < 0 || producer >= producers.length || producers[producer] == null) {
            return null;
        }
        return producers[producer].knows(seq) ? producers[producer] : null;
    }

    private Messages messagesOf(int producer) {
        if (producer < 0 || producer >= MAX_PRODUCERS) {
            throw new IllegalArgumentException(
                    "A producer number is between 0 and " + (MAX_PRODUCERS - 1) + ", not " + producer);
        }
        if (producer >= producers.length) {
            producers = Arrays.copyOf(producers, producer + 1);
        }
        if (producers[producer] == null) {
            producers[producer] = new Messages();
        }
        return producers[producer];
    }
}
