package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.connect.bench.load.OfferedLoad;
import io.connect.bench.run.ClosingStep;
import io.connect.bench.run.RequestNames;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.run.Stage;
import io.connect.bench.scenario.QueueType;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gatling's part of one run: the actions of its users, and the population that offers its paced load.
 *
 * <p>During a wait, a user pauses in a loop. Gatling continues and accepts log entries while a virtual user is alive, and ends
 * when there is none.
 */
final class ScenarioFlow {

    /**
     * Number of users that fill the backlog of a standard queue together: enough to keep SQS busy, but few enough not to overload
     * it. A FIFO queue is filled by one user, so that only the queue determines the order within a group.
     */
    private static final int FILLERS = 4;

    private static final Duration LOOK = Duration.ofMillis(100);

    private final ScenarioRun run;
    private final Runnable conductor;
    private final String id;
    /** Number of users that have finished sending the backlog. */
    private final AtomicInteger filled = new AtomicInteger();

    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * Creates the flow of a run.
     *
     * @param conductor started on a separate thread when the flow begins
     */
    ScenarioFlow(ScenarioRun run, Runnable conductor) {
        this.run = run;
        this.conductor = conductor;
        this.id = run.scenario().id();
    }

    String id() {
        return id;
    }

    /** Number of users that take part in the run, from its arrangement to its end. */
    int users() {
        return run.backlog().isPresent() ? fillers() : 1;
    }

    /** Whether users that have finished the other run can continue with this one. */
    boolean sharesUsersWith(ScenarioFlow other) {
        return users() == other.users()
                && run.scenario().name().equals(other.run.scenario().name());
    }

    private int fillers() {
        return run.scenario().queue().type() == QueueType.FIFO ? 1 : FILLERS;
    }

    /** The actions of each user until a load can be offered: the first user starts the run, and all users wait. */
    ChainBuilder arrange() {
        Stage afterLoad = run.backlog().isPresent() ? Stage.FILLING : Stage.FINISHED;
        return act(this::beginOnce).exec(waitFor(run.paced().isPresent() ? Stage.LOADING : afterLoad));
    }

    /** The paced load, if the run has one; a separate user reports its end. */
    Optional<PopulationBuilder> load() {
        return run.paced().map(offer -> {
            SendChain sends = new SendChain(RequestNames.send(id), offer::target, offer, run.clock());
            return new PlannedInjection(offer.plan(), run::loadIsStopped, run::planStarts, run.clock())
                    .inject(scenario(id + " load").exec(sends.oneBatchUnless(run::loadIsStopped)))
                    .andThen(once(id + " end of load", () -> run.progression().advance(Stage.DRAINING)));
        });
    }

    /**
     * The actions of each user from the start of the load to the end of the run. A backlog is filled by all users, and the last
     * one reports its end.
     */
    ChainBuilder finish() {
        if (run.backlog().isEmpty()) {
            return waitFor(Stage.FINISHED);
        }
        OfferedLoad offer = run.backlog().get();
        SendChain sends = new SendChain(RequestNames.send(id) + " backlog", offer::target, offer, run.clock());
        return waitFor(Stage.FILLING)
                .exec(sends.batchesUntil(() -> run.progression().reached(Stage.FINISHED)))
                .exec(act(this::fillerIsDone))
                .exec(waitFor(Stage.FINISHED));
    }

    /** The run's own entries go to Gatling's log under this name from now on. */
    void logTo(String name, StatsEngine engine) {
        run.logIs(new GatlingLog(name, engine));
    }

    private void beginOnce() {
        if (begun.compareAndSet(false, true)) {
            new Thread(conductor, "run " + id).start();
        }
    }

    private void fillerIsDone() {
        if (filled.incrementAndGet() == fillers()) {
            run.progression().advance(Stage.EMPTYING);
        }
    }

    private ChainBuilder waitFor(Stage stage) {
        return asLongAs(session -> !run.progression().reached(stage)).on(pause(LOOK));
    }

    private static ChainBuilder act(Runnable action) {
        return exec(session -> {
            action.run();
            return session;
        });
    }

    /** A user that does nothing. Several populations can start together after it. */
    static PopulationBuilder passing(String name) {
        return once(name, () -> {});
    }

    private static PopulationBuilder once(String name, Runnable action) {
        return scenario(name).exec(act(action)).injectOpen(OpenInjectionStep.atOnceUsers(1));
    }

    /** The single user after the last run. It keeps Gatling alive while {@code closing} works on a separate thread. */
    static PopulationBuilder closing(ClosingStep closing) {
        String name = "closing";
        ScenarioBuilder keeper = scenario(name)
                .exec(act(() -> new Thread(closing, name).start()))
                .asLongAs(session -> !closing.isDone())
                .on(pause(LOOK));
        return EngineTap.inject(keeper, 1, engine -> closing.logIs(new GatlingLog(name, engine)));
    }
}
