package io.connect.bench.run;

import io.connect.bench.ledger.Ledger;
import io.connect.bench.load.HostClock;
import io.connect.bench.load.OfferedLoad;
import io.connect.bench.load.SendBatchResponse;
import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Rounds;
import io.connect.bench.scenario.Scale;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run for tests, with one second of warm-up and two of steady state and ten messages per second. The tests supply its events.
 */
public final class SmallRun {

    static final long START = 1_000_000_000L;
    public static final int STEADY_MESSAGES = 20;
    private static final long SECOND = 1_000_000;
    private static final int FIRST_STEADY_BATCH = 10;

    public final ScenarioRun run;
    public final RunJournal journal = new RunJournal();
    private final OfferedLoad offer;

    public SmallRun() {
        this(QueueType.STANDARD, Subject.Kind.CONNECTOR);
    }

    public SmallRun(QueueType queue, Subject.Kind subject) {
        this(scenario(queue, subject));
    }

    private SmallRun(Scenario scenario) {
        run = new ScenarioRun(scenario, HostClock.start());
        offer = run.paced().or(run::backlog).orElseThrow();
        run.paced().ifPresent(paced -> run.planStarts(START));
    }

    /** The facts of the run so far; there was no fault. */
    public RunFacts facts() {
        return journal.facts(List.of());
    }

    /** The same run, which then drains a backlog. The events are those of the paced load. */
    public static SmallRun withBacklog(int messages) {
        Scenario paced = scenario(QueueType.STANDARD, Subject.Kind.CONNECTOR);
        Load load = paced.load();
        return new SmallRun(paced.withLoad(new Load(
                load.messageSize(),
                load.batch(),
                load.groups(),
                load.payload(),
                load.phases(),
                Optional.of(new Backlog(messages, Duration.ofMinutes(1))),
                load.drainWithin())));
    }

    /** A run with only a backlog, without targets. */
    public static SmallRun ofBacklog(int messages) {
        Scenario paced = scenario(QueueType.STANDARD, Subject.Kind.CONNECTOR);
        Load load = new Load(
                DataSize.parse("1KB"),
                1,
                0,
                new Payload.Plain(),
                List.of(),
                Optional.of(new Backlog(messages, Duration.ofMinutes(1))),
                Duration.ofSeconds(5));
        return new SmallRun(paced.withLoad(load).withoutTargets());
    }

    /** Fills the backlog. SQS accepts only this many messages, the first ones. They all arrive, the last one a second later. */
    public SmallRun fillAndDrain(int accepted, long drainMicros) {
        for (long batch = 0; batch < offer.plan().messages(); batch++) {
            offer.sent(batch, START, START);
            if (batch < accepted) {
                offer.answered(
                        batch,
                        new SendBatchResponse(List.of(new SendBatchResponse.Accepted("m" + batch, null))),
                        START + 1_000);
                long seen = START + SECOND + (batch == accepted - 1 ? SECOND : 0);
                run.ledger().delivered(OfferedLoad.PRODUCER, batch, Ledger.NO_GROUP, seen);
            } else {
                offer.unanswered(batch, "no answer came", START + SECOND);
            }
        }
        journal.drained(new RunFacts.BacklogDrain(START, START, START + SECOND, START + SECOND + drainMicros, true));
        return this;
    }

    /** Sends the messages of steady state, one per batch; messages from {@code unanswered} on get no answer. */
    public SmallRun sendSteady(int unanswered) {
        for (int i = 0; i < STEADY_MESSAGES; i++) {
            long batch = FIRST_STEADY_BATCH + i;
            long intended = START + offer.plan().intendedMicros(batch);
            offer.sent(batch, intended, intended + 1_000);
            if (i < unanswered) {
                offer.answered(
                        batch,
                        new SendBatchResponse(List.of(new SendBatchResponse.Accepted("m" + i, null))),
                        intended + 5_000);
            } else {
                offer.unanswered(batch, "no answer came", intended + SECOND);
            }
        }
        return this;
    }

    /** Lets the first messages of steady state arrive, each after 40 ms. */
    public SmallRun arrive(int messages) {
        for (int i = 0; i < messages; i++) {
            long batch = FIRST_STEADY_BATCH + i;
            long intended = START + offer.plan().intendedMicros(batch);
            run.ledger().delivered(OfferedLoad.PRODUCER, batch, Ledger.NO_GROUP, intended + 40_000);
        }
        return this;
    }

    /** Lets all messages of steady state arrive as one message group, the last two in the wrong order. */
    public SmallRun arriveReordered() {
        int last = FIRST_STEADY_BATCH + STEADY_MESSAGES - 1;
        for (int batch = FIRST_STEADY_BATCH; batch <= last; batch++) {
            int arriving = batch == last ? last - 1 : batch == last - 1 ? last : batch;
            run.ledger()
                    .delivered(
                            OfferedLoad.PRODUCER,
                            arriving,
                            0,
                            START + offer.plan().intendedMicros(last) + 40_000 + batch);
        }
        return this;
    }

    private static Scenario scenario(QueueType queue, Subject.Kind subject) {
        ServiceSpec none = new ServiceSpec(false, Optional.empty(), "us-east-1");
        EnvironmentSpec environment = new EnvironmentSpec(
                EnvironmentKind.EMBEDDED,
                new KafkaSpec("4.4.0", 1, 1, 1, Optional.empty(), Map.of()),
                new ConnectSpec(
                        "4.4.0", 1, DataSize.parse("1GiB"), List.of(), Optional.empty(), Optional.empty(), Map.of()),
                new ServiceSpec(true, Optional.empty(), "us-east-1"),
                none,
                none);
        Load load = new Load(
                DataSize.parse("1KB"),
                1,
                0,
                new Payload.Plain(),
                List.of(
                        new Phase("warm-up", PhaseRole.WARM_UP, Rate.parse("10/s"), Duration.ofSeconds(1)),
                        new Phase("steady", PhaseRole.STEADY, Rate.parse("10/s"), Duration.ofSeconds(2))),
                Optional.empty(),
                Duration.ofSeconds(5));
        return new Scenario(
                "small",
                Optional.empty(),
                "baseline",
                "A run for tests.",
                "quick",
                environment,
                new Subject(subject.text(), subject, Optional.empty(), Map.of()),
                new QueueSpec(queue, 1, Duration.ofSeconds(30), Duration.ofDays(4), Optional.empty()),
                Map.of(),
                load,
                List.of(),
                List.of(new Kpi("latency-p95", Comparison.LESS, 50, Optional.empty(), "< 50ms")),
                Map.of(),
                Rounds.ONCE,
                Scale.FULL);
    }
}
