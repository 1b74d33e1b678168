package io.connect.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.model.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Compares the ledger with an oracle that stores every event in lists and counts by definition. Each try creates a random run:
 * sends, answers and arrivals in any order, copies, reordering, losses and dead letters.
 */
class LedgerPropertyTest {

    private static final long DEADLINE = 50_000_000;
    private static final List<PhaseSpan> PHASES = List.of(
            new PhaseSpan("warm-up", false, 0, 10_000_000, 1),
            new PhaseSpan("steady", true, 10_000_000, 40_000_000, 1));

    /** All events of one message, in a simple form. */
    private static final class Told {
        private long intended;
        private long sent;
        private boolean accepted;
        private boolean rejected;
        private int possibleCopies;
        private final List<Long> seen = new ArrayList<>();
        private final List<CheckedRecord> records = new ArrayList<>();
        private boolean dead;
        private boolean left;

        boolean known() {
            return accepted || dead || left || !seen.isEmpty();
        }

        boolean missing() {
            return accepted && seen.isEmpty() && !dead && !left;
        }
    }

    private record Delivery(long key, int group, int partition) {}

    private final Map<Long, Told> oracle = new TreeMap<>();
    private final List<Delivery> firsts = new ArrayList<>();

    @Property(tries = 150)
    void accountEqualsTheOraclesCounts(
            @ForAll @IntRange(min = 0, max = 400) int messages,
            @ForAll @IntRange(min = 1, max = 3) int producers,
            @ForAll @IntRange(min = 1, max = 12) int groups,
            @ForAll @IntRange(min = 0, max = 20) int leftUnidentified,
            @ForAll long seed) {
        oracle.clear();
        firsts.clear();
        Ledger ledger = new Ledger();
        play(ledger, messages, producers, groups, new Random(seed));

        LedgerReport report = ledger.close(new Closing(PHASES, DEADLINE, leftUnidentified));

        Account expected = expected(leftUnidentified);
        assertThat(report.account()).isEqualTo(expected);
        conservationHolds(report, ledger.progress());
        phasesAndSeriesAddUp(report);
    }

    private void play(Ledger ledger, int messages, int producers, int groups, Random random) {
        List<Runnable> events = new ArrayList<>();
        for (int index = 0; index < messages; index++) {
            int producer = index % producers;
            int seq = index / producers;
            Told told = new Told();
            told.intended = random.nextInt(40_000_000);
            told.sent = told.intended + random.nextInt(1000);
            oracle.put((long) producer << 32 | seq, told);
            ledger.offered(producer, seq, 1, told.intended, told.intended < 10_000_000 ? 0 : 1);
            ledger.sent(producer, seq, 1, told.sent);
            answers(ledger, producer, seq, told, random, events);
            fates(ledger, producer, seq, told, random.nextInt(groups), random, events);
        }
        java.util.Collections.shuffle(events, random);
        events.forEach(Runnable::run);
    }

    private static void answers(Ledger ledger, int producer, int seq, Told told, Random random, List<Runnable> events) {
        int answer = random.nextInt(10);
        if (answer < 7) {
            told.accepted = true;
            told.possibleCopies++;
            events.add(() -> ledger.accepted(producer, seq, told.sent + 3));
        } else if (answer == 7) {
            told.rejected = true;
            events.add(() -> ledger.rejected(producer, seq));
        }
        if (answer >= 6 && answer != 7) {
            told.possibleCopies++;
            events.add(() -> ledger.unanswered(producer, seq));
        }
    }

    private void fates(
            Ledger ledger, int producer, int seq, Told told, int group, Random random, List<Runnable> events) {
        long key = (long) producer << 32 | seq;
        int copies = random.nextInt(6) < 3 ? 1 : random.nextInt(4);
        for (int copy = 0; copy < copies; copy++) {
            long seen = told.sent + random.nextInt(20_000_000);
            CheckedRecord record = record(group, random);
            events.add(() -> {
                ledger.delivered(producer, seq, record, seen);
                if (told.seen.isEmpty()) {
                    firsts.add(new Delivery(key, group, record.partition()));
                }
                told.seen.add(seen);
                told.records.add(record);
            });
        }
        if (random.nextInt(12) == 0) {
            told.dead = true;
            events.add(() -> ledger.deadLettered(producer, seq));
        }
        if (random.nextInt(12) == 0) {
            told.left = true;
            events.add(() -> ledger.leftInQueue(producer, seq));
        }
    }

    /** A record, sometimes damaged. Most groups stay in one partition. */
    private static CheckedRecord record(int group, Random random) {
        CheckedRecord.Value[] all = CheckedRecord.Value.values();
        return new CheckedRecord(
                group,
                random.nextInt(20) == 0 ? random.nextInt(3) : group % 3,
                random.nextInt(5) == 0 ? all[random.nextInt(all.length)] : CheckedRecord.Value.RIGHT,
                random.nextInt(9) == 0,
                random.nextInt(9) == 0,
                0);
    }

    private Account.Records expectedRecords() {
        Map<Integer, Set<Integer>> partitions = new HashMap<>();
        oracle.values().stream()
                .flatMap(told -> told.records.stream())
                .forEach(record -> partitions
                        .computeIfAbsent(record.group(), unused -> new HashSet<>())
                        .add(record.partition()));
        return new Account.Records(
                count(told -> told.records.stream().anyMatch(record -> record.value() != CheckedRecord.Value.RIGHT)),
                valued(CheckedRecord.Value.CUT),
                valued(CheckedRecord.Value.EMPTY),
                valued(CheckedRecord.Value.UNCONVERTED),
                count(told -> told.records.stream().anyMatch(CheckedRecord::keyIsWrong)),
                count(told -> told.records.stream().anyMatch(CheckedRecord::partitionIsWrong)),
                partitions.values().stream().filter(met -> met.size() > 1).count(),
                0,
                count(told -> told.dead && !told.seen.isEmpty()),
                0);
    }

    /** The number of messages whose first wrong record is wrong in this way. */
    private long valued(CheckedRecord.Value value) {
        return count(told -> told.records.stream()
                .map(CheckedRecord::value)
                .filter(met -> met != CheckedRecord.Value.RIGHT)
                .findFirst()
                .filter(value::equals)
                .isPresent());
    }

    private Account expected(int leftUnidentified) {
        long missing = count(Told::missing);
        long explained = Math.min(missing, leftUnidentified);
        return new Account(
                oracle.size(),
                count(Told::known),
                count(told -> !told.seen.isEmpty()),
                missing - explained,
                oracle.values().stream()
                        .mapToLong(told -> Math.max(0, told.seen.size() - Math.max(1, told.possibleCopies)))
                        .sum(),
                reordered(),
                count(told -> !told.seen.isEmpty() && told.seen.get(0) > DEADLINE),
                count(told -> told.dead && told.seen.isEmpty()),
                count(told -> told.left && !told.dead && told.seen.isEmpty()) + explained,
                expectedRecords());
    }

    /**
     * Counts by definition: a message is reordered if a message of its group and producer was seen before it, although that one
     * surely entered SQS later.
     */
    private long reordered() {
        long count = 0;
        Map<String, Set<Long>> before = new HashMap<>();
        for (Delivery delivery : firsts) {
            String lane = delivery.group() + "/" + delivery.partition() + "/" + (delivery.key() >>> 32);
            Set<Long> earlier = before.computeIfAbsent(lane, unused -> new HashSet<>());
            if (earlier.stream().anyMatch(key -> isSurelyBefore(delivery.key(), key))) {
                count++;
            }
            earlier.add(delivery.key());
        }
        return count;
    }

    private boolean isSurelyBefore(long key, long other) {
        Told told = oracle.get(key);
        Told later = oracle.get(other);
        long answered = told.accepted ? told.sent + 3 : Long.MAX_VALUE;
        boolean sameSend = told.sent == later.sent && told.accepted == later.accepted;
        return answered < later.sent || sameSend && key < other;
    }

    private long count(java.util.function.Predicate<Told> condition) {
        return oracle.values().stream().filter(condition).count();
    }

    private void conservationHolds(LedgerReport report, Progress progress) {
        Account account = report.account();
        SideCounts sides = report.sides();
        assertThat(account.accepted())
                .isEqualTo(account.delivered() + account.dlq() + account.leftInQueue() + account.lost());
        assertThat(account.sent())
                .isEqualTo(account.accepted() + sides.rejected() + sides.unanswered() + progress.waiting());
        assertThat(progress.accepted()).isEqualTo(account.accepted());
        assertThat(progress.delivered()).isEqualTo(account.delivered());
        assertThat(progress.deadLettered()).isEqualTo(account.dlq());
    }

    private void phasesAndSeriesAddUp(LedgerReport report) {
        Account account = report.account();
        assertThat(report.phases().stream().mapToLong(PhaseReport::delivered).sum())
                .isEqualTo(account.delivered());
        assertThat(report.phases().stream().mapToLong(PhaseReport::accepted).sum())
                .isEqualTo(account.accepted());
        assertThat(report.phases().stream().mapToLong(PhaseReport::deadLettered).sum())
                .isEqualTo(account.dlq());
        assertThat(report.phases().stream()
                        .mapToLong(phase -> phase.response().getTotalCount())
                        .sum())
                .isEqualTo(account.delivered());
        assertThat(report.phases().get(1).arrivedWithin())
                .isEqualTo(count(told ->
                        !told.seen.isEmpty() && told.seen.get(0) >= 10_000_000 && told.seen.get(0) < 40_000_000));
        assertThat(report.series().stream().mapToLong(SecondPoint::offered).sum())
                .isEqualTo(report.sides().offered());
        assertThat(report.series().stream().mapToLong(SecondPoint::delivered).sum())
                .isEqualTo(account.delivered());
        long longest = oracle.values().stream()
                .filter(told -> !told.seen.isEmpty())
                .mapToLong(told -> told.seen.get(0) - told.intended)
                .max()
                .orElse(0);
        long reported = report.series().stream()
                .flatMap(point -> point.response().stream())
                .mapToLong(SecondPoint.Response::maxMicros)
                .max()
                .orElse(0);
        assertThat(reported).isBetween(longest, longest + longest / 500 + 1);
    }
}
