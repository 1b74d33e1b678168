package io.connect.bench.ledger;

import io.connect.reports.model.Account;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes the report of a run in one pass over all messages. Used under the ledger's lock. */
final class LedgerCloser {

    private final Messages[] producers;
    private final ArrivalLog arrivals;
    private final boolean orderedBySqs;
    private final RecordTally records;
    private final Closing closing;

    private final List<PhaseTally> phases = new ArrayList<>();
    private final SecondSeries series;

    private long offered;
    private long sent;
    private long accepted;
    private long delivered;
    private long missing;
    private long duplicated;
    private long late;
    private long dlq;
    private long left;
    private long rejected;
    private long unanswered;
    private long undeleted;
    private long deliveredAndDead;
    private long generatorCopies;
    private long wrongKey;
    private long wrongPartition;
    private final Map<CheckedRecord.Value, Long> values = new EnumMap<>(CheckedRecord.Value.class);

    LedgerCloser(
            Messages[] producers, ArrivalLog arrivals, boolean orderedBySqs, RecordTally records, Closing closing) {
        this.producers = producers;
        this.arrivals = arrivals;
        this.orderedBySqs = orderedBySqs;
        this.records = records;
        this.closing = closing;
        closing.phases().forEach(span -> phases.add(new PhaseTally(span)));
        this.series = new SecondSeries(producers);
    }

    LedgerReport report() {
        for (Messages messages : producers) {
            for (int seq = 0; messages != null && seq < messages.size(); seq++) {
                if (messages.knows(seq)) {
                    settle(messages, seq);
                }
            }
        }
        // SQS reports some messages only as a number. Each can be a missing message. If the number exceeds that of the
        // missing messages, the surplus consists of copies of messages that have arrived.
        long leftOfMissing = Math.min(missing, closing.leftUnidentified());
        Account account = new Account(
                sent,
                accepted,
                delivered,
                missing - leftOfMissing,
                duplicated + records.uncountedCopies(),
                reordered(),
                late,
                dlq,
                left + leftOfMissing,
                records());
        SideCounts sides = new SideCounts(
                offered, rejected, unanswered, undeleted + closing.leftUnidentified() - leftOfMissing, generatorCopies);
        return new LedgerReport(
                account,
                sides,
                phases.stream().map(PhaseTally::report).toList(),
                series.startMicros(),
                series.points());
    }

    private Account.Records records() {
        long calmCopies = records.copiesBefore(closing.calmUntilMicros());
        return new Account.Records(
                values.values().stream().mapToLong(Long::longValue).sum() + records.emptyRecords(),
                count(CheckedRecord.Value.CUT),
                count(CheckedRecord.Value.EMPTY) + records.emptyRecords(),
                count(CheckedRecord.Value.UNCONVERTED),
                wrongKey,
                wrongPartition,
                arrivals.scatteredGroups(),
                records.foreignRecords(),
                deliveredAndDead,
                Math.min(duplicated + records.uncountedCopies(), Math.max(0, calmCopies - generatorCopies)));
    }

    private long count(CheckedRecord.Value value) {
        return values.getOrDefault(value, 0L);
    }

    private void settle(Messages messages, int seq) {
        int state = messages.state.get(seq);
        int copies = MessageState.arrivals(state);
        boolean dead = MessageState.has(state, MessageState.DEAD);
        boolean stillThere = MessageState.has(state, MessageState.LEFT);
        offered++;
        sent += MessageState.has(state, MessageState.SENT) ? 1 : 0;
        if (copies > 0) {
            delivered++;
            late += messages.seen(seq) > closing.deadlineOf(MessageState.phase(state)) ? 1 : 0;
            wrongKey += MessageState.has(state, MessageState.WRONG_KEY) ? 1 : 0;
            wrongPartition += MessageState.has(state, MessageState.WRONG_PARTITION) ? 1 : 0;
            if (MessageState.value(state) != CheckedRecord.Value.RIGHT) {
                values.merge(MessageState.value(state), 1L, Long::sum);
            }
            int explained = Math.min(copies, Math.max(1, MessageState.possibleCopies(state)));
            generatorCopies += explained - 1;
            duplicated += copies - explained;
            deliveredAndDead += dead ? 1 : 0;
            undeleted += stillThere ? 1 : 0;
        } else if (dead) {
            dlq++;
            undeleted += stillThere ? 1 : 0;
        } else if (stillThere) {
            left++;
        } else if (MessageState.has(state, MessageState.ACCEPTED)) {
            missing++;
        } else if (MessageState.has(state, MessageState.UNANSWERED)) {
            unanswered++;
        } else if (MessageState.has(state, MessageState.REJECTED)) {
            rejected++;
        }
        accepted += MessageState.inSqs(state) ? 1 : 0;
        int phase = MessageState.phase(state);
        if (phase < phases.size()) {
            phases.get(phase).add(messages, seq, state);
        }
        series.add(messages, seq, state);
        if (copies > 0) {
            long seen = messages.seen(seq);
            phases.forEach(tally -> tally.arrived(seen));
        }
    }

    /** Counts first copies that were seen after a later message of their group. */
    private long reordered() {
        return orderedBySqs ? reorderedByTheirNumbers() : reorderedByTheirSends();
    }

    private long reorderedByTheirNumbers() {
        Map<Integer, Long> highest = new HashMap<>();
        long count = 0;
        for (int index = 0; index < arrivals.size(); index++) {
            int lane = arrivals.lane(index);
            Messages messages = producers[arrivals.producer(index)];
            int seq = arrivals.seq(index);
            if (!MessageState.has(messages.state.get(seq), MessageState.ORDERED)) {
                continue;
            }
            long place = messages.order.get(seq);
            if (place < highest.getOrDefault(lane, Long.MIN_VALUE)) {
                count++;
            }
            highest.merge(lane, place, Math::max);
        }
        return count;
    }

    private long reorderedByTheirSends() {
        Map<Lane, SendOrder> lanes = new HashMap<>();
        long count = 0;
        for (int index = 0; index < arrivals.size(); index++) {
            int producer = arrivals.producer(index);
            SendOrder order =
                    lanes.computeIfAbsent(new Lane(producer, arrivals.lane(index)), unused -> new SendOrder());
            count += order.isLate(producers[producer], arrivals.seq(index)) ? 1 : 0;
        }
        return count;
    }

    /** A lane of one producer: stamps of two producers come from two clocks and cannot be compared. */
    private record Lane(int producer, int lane) {}
}
