package io.connect.bench.run;

import io.connect.bench.ledger.Ledger;
import io.connect.bench.load.HostClock;
import io.connect.bench.load.LoadPhase;
import io.connect.bench.load.LoadPlan;
import io.connect.bench.load.MessageGroups;
import io.connect.bench.load.OfferedLoad;
import io.connect.bench.load.Placement;
import io.connect.bench.load.Share;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongToIntFunction;
import java.util.stream.Stream;

/**
 * The state of one run that Gatling's populations use: they report their progress to it and ask whether they may continue. Its
 * methods do not block; slow work runs on the run's own thread ({@link Conductor}).
 */
public final class ScenarioRun {

    private final Scenario scenario;
    private final HostClock clock;
    private final Share share;
    private final Optional<Instant> start;
    private final Ledger ledger = new Ledger();
    private final Progression progression = new Progression();
    private final Optional<OfferedLoad> paced;
    private final Optional<OfferedLoad> backlog;
    private volatile RunLog log;
    private volatile long planStartMicros;
    private volatile boolean loadStopped;
    private volatile LongConsumer aim = micros -> {};

    public ScenarioRun(Scenario scenario, HostClock clock) {
        this(scenario, clock, Share.WHOLE, Optional.empty());
    }

    /**
     * Creates a run that offers a part of the scenario's load.
     *
     * @param start the time when the load begins; if empty, it begins as soon as the subject runs
     */
    public ScenarioRun(Scenario scenario, HostClock clock, Share share, Optional<Instant> start) {
        this.share = share;
        this.start = start;
        this.scenario = scenario;
        this.clock = clock;
        Load load = scenario.load();
        this.paced = load.phases().isEmpty()
                ? Optional.empty()
                : Optional.of(new OfferedLoad(ledger, share.producer(), plan(load, share), 0, 0));
        long before = paced.map(offer -> offer.plan().messages()).orElse(0L);
        this.backlog = load.backlog()
                .map(wanted -> new OfferedLoad(
                        ledger,
                        share.producer(),
                        plan(wanted, load.batch(), share),
                        before,
                        load.phases().size()));
    }

    private static LoadPlan plan(Load load, Share share) {
        List<LoadPhase> phases =
                load.phases().stream().map(phase -> phase(phase, share)).toList();
        return new LoadPlan(phases, load.batch());
    }

    private static LoadPhase phase(Phase phase, Share share) {
        double rate = share.isWhole()
                ? phase.rate().perSecond()
                : share.of(phase.messages()) * 1e9 / phase.length().toNanos();
        return new LoadPhase(phase.name(), rate, phase.length());
    }

    /** The plan of a backlog. It has no schedule: each batch is due when its turn comes. Only the number of batches matters. */
    private static LoadPlan plan(Backlog backlog, int batch, Share share) {
        return new LoadPlan(
                List.of(new LoadPhase("backlog", share.of(backlog.messages()), Duration.ofSeconds(1))), batch);
    }

    /** The part of the load that this run offers. */
    public Share share() {
        return share;
    }

    /** The start of the load; if empty, it begins as soon as the subject runs. */
    public Optional<Instant> start() {
        return start;
    }

    public Scenario scenario() {
        return scenario;
    }

    public HostClock clock() {
        return clock;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Progression progression() {
        return progression;
    }

    /** The paced part of the load, if there is one. */
    public Optional<OfferedLoad> paced() {
        return paced;
    }

    /** The backlog, if there is one. */
    public Optional<OfferedLoad> backlog() {
        return backlog;
    }

    /** Queues and groups of the paced part; the load must have been started. */
    Placement placed() {
        return new Placement(paced.orElseThrow(), scenario.queue().count(), groups());
    }

    /** Queues and groups of the backlog; the load must have been started. */
    Placement placedBacklog() {
        return new Placement(backlog.orElseThrow(), scenario.queue().count(), groups().next());
    }

    private MessageGroups groups() {
        return new MessageGroups(scenario.load().groups(), scenario.queue().count(), 0).share(share);
    }

    /** Maps a message's number in the ledger to its group. */
    LongToIntFunction groupOf() {
        List<Placement> placements = Stream.of(paced.map(any -> placed()), backlog.map(any -> placedBacklog()))
                .flatMap(Optional::stream)
                .toList();
        return seq -> {
            for (Placement placement : placements) {
                if (placement.holds(seq)) {
                    return placement.groupOf(seq);
                }
            }
            return Ledger.NO_GROUP;
        };
    }

    /** The load engine's log of this run; null until {@link #logIs} is called. */
    public RunLog log() {
        return log;
    }

    /** Second 0 of the run: the start of the plan on the host clock; 0 before the plan starts. */
    public long planStartMicros() {
        return planStartMicros;
    }

    public void logIs(RunLog known) {
        log = known;
    }

    /** Sets an action that runs when the start of the plan is known; called before {@link Stage#LOADING}. */
    void whenPlanStarts(LongConsumer action) {
        aim = action;
    }

    /** Called when Gatling has fixed the start of the plan. */
    public void planStarts(long micros) {
        planStartMicros = micros;
        aim.accept(micros);
    }

    /** Whether the sending of the paced load has stopped. */
    public boolean loadIsStopped() {
        return loadStopped || progression.reached(Stage.FINISHED);
    }

    void stopLoad() {
        loadStopped = true;
    }
}
