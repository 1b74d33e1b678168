package io.connect.gatling.run;

import io.connect.gatling.load.HostClock;
import io.connect.gatling.load.LoadPhase;
import io.connect.gatling.load.LoadPlan;
import io.connect.gatling.load.Share;
import io.connect.testbed.ledger.Ledger;
import io.connect.testbed.scenario.Backlog;
import io.connect.testbed.scenario.Load;
import io.connect.testbed.scenario.Phase;
import io.connect.testbed.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * The face of one run towards Gatling's populations: they tell it where they have got to and ask whether they may go on.
 * Nothing here blocks; what takes time happens on the run's own thread ({@link Conductor}).
 */
final class ScenarioRun {

    private final Scenario scenario;
    private final HostClock clock;
    private final Share share;
    private final Ledger ledger = new Ledger();
    private final Progression progression = new Progression();
    private final Optional<Offer> paced;
    private final Optional<Offer> backlog;
    private volatile GatlingLog log;
    private volatile long planStartMicros;
    private volatile boolean loadStopped;
    private volatile LongConsumer aim = micros -> {};

    ScenarioRun(Scenario scenario, HostClock clock) {
        this(scenario, clock, Share.WHOLE);
    }

    /** A run that offers a part of the scenario's load. */
    ScenarioRun(Scenario scenario, HostClock clock, Share share) {
        this.share = share;
        this.scenario = scenario;
        this.clock = clock;
        Load load = scenario.load();
        this.paced = load.phases().isEmpty()
                ? Optional.empty()
                : Optional.of(new Offer(ledger, share.producer(), plan(load, share), 0, 0));
        long before = paced.map(offer -> offer.plan().messages()).orElse(0L);
        this.backlog = load.backlog()
                .map(wanted -> new Offer(
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

    /** A backlog has no schedule: each batch is due when its turn comes. Only its count matters. */
    private static LoadPlan plan(Backlog backlog, int batch, Share share) {
        return new LoadPlan(
                List.of(new LoadPhase("backlog", share.of(backlog.messages()), Duration.ofSeconds(1))), batch);
    }

    /** The part of the load that this run offers. */
    Share share() {
        return share;
    }

    Scenario scenario() {
        return scenario;
    }

    HostClock clock() {
        return clock;
    }

    Ledger ledger() {
        return ledger;
    }

    Progression progression() {
        return progression;
    }

    /** The paced part of the load, if there is one. */
    Optional<Offer> paced() {
        return paced;
    }

    /** The part that is drained from a standing start, if there is one. */
    Optional<Offer> backlog() {
        return backlog;
    }

    /** Gatling's log of this run; there from {@link #engineIs} on. */
    GatlingLog log() {
        return log;
    }

    /** Second 0 of the run: the start of the plan on the host clock, 0 while there is none. */
    long planStartMicros() {
        return planStartMicros;
    }

    void engineIs(String population, StatsEngine engine) {
        log = new GatlingLog(population, engine);
    }

    /** What is to happen once the start of the plan is known; set before {@link Stage#LOADING}. */
    void whenPlanStarts(LongConsumer action) {
        aim = action;
    }

    /** Gatling fixed the start of the plan. */
    void planStarts(long micros) {
        planStartMicros = micros;
        aim.accept(micros);
    }

    /** No batch of the paced part will leave any more. */
    boolean loadIsStopped() {
        return loadStopped || progression.reached(Stage.FINISHED);
    }

    void stopLoad() {
        loadStopped = true;
    }
}
