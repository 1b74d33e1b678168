package io.connect.features.lottery.run;

import io.connect.features.lottery.account.Episode;
import io.connect.features.lottery.account.Finding;
import io.connect.features.lottery.account.Judgement;
import io.connect.features.lottery.account.Ledger;
import io.connect.features.lottery.account.SecondReading;
import io.connect.features.lottery.plan.FaultPlan;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.MessagePlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one part of a lottery and accounts for every message. An instance runs only once. */
final class PartRun {
    private static final Logger log = LoggerFactory.getLogger(PartRun.class);

    /** The longest start of seven connectors with several tasks on newly started workers. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(180);

    /** The longest allowed pause in arrivals after the faults have ended. */
    private static final Duration STANDSTILL = Duration.ofSeconds(120);

    /** A slow machine drains its backlog slowly, which must not count as stuck. */
    private static final Duration LONGEST_SETTLING = Duration.ofMinutes(15);

    /**
     * A strong reference, because the logger could otherwise be collected together with its level. This class logs a stack
     * trace for each request whose connection a fault ends.
     */
    private static final java.util.logging.Logger PROXY = java.util.logging.Logger.getLogger("io.undertow.proxy");

    /** The number of findings per kind and lane that are reported with their whole history; more would hide others. */
    private static final int TOLD = 3;

    private final long seed;
    private final int messages;
    private final FaultPlan faults;
    private final MessagePlan plan;
    private final Arena arena;
    private final Surroundings surroundings;
    private final Ledger ledger;
    private final LaneConnectors connectors;

    PartRun(Arena arena, long seed, int faults, int messages) {
        this.arena = arena;
        this.seed = seed;
        this.messages = messages;
        this.faults = FaultPlan.draw(seed, faults);
        String run = "lottery-" + Long.toString(seed).replace('-', 'm') + "-"
                + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        this.plan = new MessagePlan(seed, run, run);
        this.surroundings = new Surroundings(arena, plan);
        this.ledger = new Ledger(
                plan, Arrays.stream(Lane.values()).collect(Collectors.toMap(lane -> lane, surroundings::topic)));
        this.connectors = new LaneConnectors(arena, surroundings);
    }

    /** Runs the part and deletes everything that it created. */
    PartOutcome run() throws InterruptedException {
        log.info(
                "lottery with seed {}: {} faults, {} messages in {} s\n{}",
                seed,
                faults.faults().size(),
                messages,
                faults.lengthMs() / 1_000,
                table());
        try (surroundings) {
            openPaths();
            surroundings.create();
            try {
                Arrays.stream(Lane.values()).forEach(this::create);
                return play();
            } finally {
                Arrays.stream(Lane.values()).forEach(this::delete);
            }
        }
    }

    private String table() {
        return faults.faults().stream().map(fault -> "  " + fault).collect(Collectors.joining("\n"));
    }

    /** The first HTTP fault adds a proxy to a link, which ends connections. So the proxies are added before everything else. */
    private void openPaths() {
        PROXY.setLevel(java.util.logging.Level.OFF);
        arena.environment().stores().subjectS3Endpoint();
        arena.environment().stores().subjectRegistry();
        arena.link("sqs").httpFaults();
        arena.link("s3").httpFaults();
    }

    private void create(Lane lane) {
        Patience.untilDone("creation of " + lane.text(), START_PATIENCE, () -> connectors.put(lane, lane.tasks()));
    }

    private void delete(Lane lane) {
        Patience.untilDone(
                "deletion of " + lane.text(),
                START_PATIENCE,
                () -> arena.rest(lane.cluster()).delete(connectors.name(lane)));
    }

    private PartOutcome play() throws InterruptedException {
        Chronicle chronicle = new Chronicle();
        FaultThreads threads = new FaultThreads(arena, new Injector(arena, connectors), chronicle);
        List<String> stuck;
        long faultsEndedMs;
        long settledMs;
        try (Operator operator = new Operator(arena, connectors, chronicle);
                Follower follower = new Follower(new ArrivalReader(arena, surroundings, ledger, chronicle))) {
            follower.start();
            threads.start(faults);
            new Sender(arena, surroundings, plan, ledger, chronicle).send(messages, faults.lengthMs());
            threads.join();
            faultsEndedMs = chronicle.nowMs();
            chronicle.say("all faults have ended; " + ledger.deliveredCount() + " of " + ledger.sentCount()
                    + " messages are in Kafka");
            stuck = settle(operator, chronicle);
            if (!stuck.isEmpty()) {
                ThreadDumps.take(arena);
            }
            settledMs = chronicle.nowMs();
        }
        List<Episode> episodes = chronicle.episodes();
        List<Finding> changed = changedInKafka(chronicle);
        Judgement judgement = ledger.judge(episodes, surroundings::left);
        List<String> problems = new ArrayList<>(threads.failures());
        problems.addAll(stuck);
        problems.addAll(findings(judgement.findings(), episodes));
        problems.addAll(findings(changed, episodes));
        return new PartOutcome(
                seed,
                (int) episodes.stream().filter(episode -> episode.number() > 0).count(),
                ledger.sentCount(),
                faults.lengthMs() / 1_000,
                (settledMs - faultsEndedMs) / 1_000,
                new TreeMap<>(judgement.lanes()),
                judgement.foreign(),
                byFault(judgement.duplicates()),
                episodes.stream()
                        .filter(episode -> episode.number() == 0)
                        .map(Episode::toString)
                        .toList(),
                problems);
    }

    /** Waits until every message is in Kafka, no queue holds any and all connectors run. */
    private List<String> settle(Operator operator, Chronicle chronicle) throws InterruptedException {
        long begun = chronicle.nowMs();
        long moved = begun;
        String last = "";
        while (true) {
            List<String> open = open(operator);
            String now = open + " " + ledger.deliveredCount();
            if (open.isEmpty()) {
                return List.of();
            }
            if (!now.equals(last)) {
                last = now;
                moved = chronicle.nowMs();
            }
            if (chronicle.nowMs() - moved > STANDSTILL.toMillis()
                    || chronicle.nowMs() - begun > LONGEST_SETTLING.toMillis()) {
                return open.stream()
                        .map(what -> "stuck: " + what + " " + (chronicle.nowMs() - begun) / 1_000
                                + " s after the last fault")
                        .toList();
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private List<String> open(Operator operator) {
        List<String> open = new ArrayList<>();
        long missing = ledger.sentCount() - ledger.deliveredCount();
        if (missing > 0) {
            open.add(missing + " messages are not in Kafka");
        }
        for (Lane lane : Lane.values()) {
            long left = surroundings.left(lane);
            if (left > 0) {
                open.add(left + " messages are in the queues of " + lane.text());
            }
        }
        if (open.isEmpty()) {
            open.addAll(operator.notRunning());
        }
        return open;
    }

    /**
     * A second reading finds records that Kafka itself has lost or replaced, so that the connector is not blamed for them. It
     * also gives the ledger all records that came after the end of the first reading.
     */
    private List<Finding> changedInKafka(Chronicle chronicle) {
        SecondReading again = new SecondReading(ledger);
        try (ArrivalReader reader = new ArrivalReader(arena, surroundings, again, chronicle)) {
            reader.readToEnd();
        }
        return ledger.differencesTo(again);
    }

    private List<String> findings(List<Finding> findings, List<Episode> episodes) {
        Map<String, Integer> told = new HashMap<>();
        return findings.stream()
                .map(finding -> told.merge(finding.kind(), 1, Integer::sum) > TOLD
                        ? finding.toString()
                        : finding + "\n" + ledger.history(finding.message(), episodes))
                .toList();
    }

    private static Map<String, Long> byFault(List<Finding> duplicates) {
        return duplicates.stream()
                .collect(Collectors.groupingBy(
                        duplicate -> duplicate.explanation().orElse("no fault"), TreeMap::new, Collectors.counting()));
    }
}
