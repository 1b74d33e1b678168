package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.connect.bench.load.OfferedLoad;
import io.connect.bench.run.ClosingStep;
import io.connect.bench.run.RequestNames;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.run.Stage;
import io.connect.bench.scenario.QueueType;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Gatling's part of one run: populations that start one after the other.
 *
 * <p>During a wait, one user pauses in a loop. Gatling continues and accepts log entries while a virtual user is alive, and ends
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

    /** Chains at least one population so that each starts when the previous one has ended. */
    static PopulationBuilder oneAfterTheOther(Stream<PopulationBuilder> populations) {
        return populations.reduce(PopulationBuilder::andThen).orElseThrow();
    }

    /**
     * The populations of flows one after the other. Runs that consist only of a backlog share their users. Gatling starts a
     * population at the next whole second, and several populations would cost several seconds per run.
     */
    static List<PopulationBuilder> populations(List<ScenarioFlow> flows) {
        List<PopulationBuilder> populations = new ArrayList<>();
        List<ScenarioFlow> together = new ArrayList<>();
        for (ScenarioFlow flow : flows) {
            if (!together.isEmpty() && !flow.sharesUsersWith(together.get(0))) {
                populations.add(ofBacklogs(List.copyOf(together)));
                together.clear();
            }
            if (flow.isBacklogAlone()) {
                together.add(flow);
            } else {
                populations.add(flow.population());
            }
        }
        if (!together.isEmpty()) {
            populations.add(ofBacklogs(List.copyOf(together)));
        }
        return populations;
    }

    private boolean isBacklogAlone() {
        return run.paced().isEmpty() && run.backlog().isPresent();
    }

    private boolean sharesUsersWith(ScenarioFlow other) {
        return isBacklogAlone()
                && fillers() == other.fillers()
                && run.scenario().name().equals(other.run.scenario().name());
    }

    private int fillers() {
        return run.scenario().queue().type() == QueueType.FIFO ? 1 : FILLERS;
    }

    private static PopulationBuilder ofBacklogs(List<ScenarioFlow> flows) {
        String name = flows.get(0).run.scenario().name();
        ChainBuilder all = flows.stream()
                .map(ScenarioFlow::backlogAlone)
                .reduce(ChainBuilder::exec)
                .orElseThrow();
        return EngineTap.inject(
                scenario(name).exec(all),
                flows.get(0).fillers(),
                engine -> flows.forEach(flow -> flow.run.logIs(new GatlingLog(name, engine))));
    }

    /**
     * One run of a backlog, executed by each of its users. The first user begins the run, all of them fill the queues, and the
     * last one reports the end.
     */
    private ChainBuilder backlogAlone() {
        OfferedLoad offer = run.backlog().orElseThrow();
        SendChain sends = new SendChain(RequestNames.send(id) + " backlog", offer::target, offer, run.clock());
        return keep(this::beginOnce, Stage.FILLING)
                .exec(sends.batchesUntil(() -> run.progression().reached(Stage.FINISHED)))
                .exec(keep(this::fillerIsDone, Stage.FINISHED));
    }

    private void beginOnce() {
        if (begun.compareAndSet(false, true)) {
            begin();
        }
    }

    private void fillerIsDone() {
        if (filled.incrementAndGet() == fillers()) {
            run.progression().advance(Stage.EMPTYING);
        }
    }

    /** The run's populations. */
    PopulationBuilder population() {
        List<PopulationBuilder> steps = new ArrayList<>();
        Stage afterLoad = run.backlog().isPresent() ? Stage.FILLING : Stage.FINISHED;
        steps.add(arrange(run.paced().isPresent() ? Stage.LOADING : afterLoad));
        run.paced().ifPresent(offer -> {
            steps.add(load(offer));
            steps.add(keeper("drain", this::loadEnded, afterLoad));
        });
        run.backlog().ifPresent(offer -> {
            steps.add(fill(offer));
            steps.add(keeper("backlog", () -> run.progression().advance(Stage.EMPTYING), Stage.FINISHED));
        });
        return oneAfterTheOther(steps.stream());
    }

    private PopulationBuilder arrange(Stage until) {
        return keeper("arrange", this::begin, until);
    }

    private PopulationBuilder load(OfferedLoad offer) {
        SendChain sends = new SendChain(RequestNames.send(id), offer::target, offer, run.clock());
        return new PlannedInjection(offer.plan(), run::loadIsStopped, run::planStarts, run.clock())
                .inject(scenario(id + " load").exec(sends.oneBatchUnless(run::loadIsStopped)));
    }

    private PopulationBuilder fill(OfferedLoad offer) {
        SendChain sends = new SendChain(RequestNames.send(id) + " backlog", offer::target, offer, run.clock());
        String name = id + " fill";
        return EngineTap.inject(
                scenario(name).exec(sends.batchesUntil(() -> run.progression().reached(Stage.FINISHED))),
                fillers(),
                engine -> run.logIs(new GatlingLog(name, engine)));
    }

    private PopulationBuilder keeper(String what, Runnable atStart, Stage until) {
        String name = id + " " + what;
        return EngineTap.inject(
                scenario(name).exec(keep(atStart, until)), 1, engine -> run.logIs(new GatlingLog(name, engine)));
    }

    private ChainBuilder keep(Runnable atStart, Stage until) {
        return exec(session -> {
                    atStart.run();
                    return session;
                })
                .asLongAs(session -> !run.progression().reached(until))
                .on(pause(LOOK));
    }

    private void begin() {
        new Thread(conductor, "run " + id).start();
    }

    private void loadEnded() {
        run.progression().advance(Stage.DRAINING);
    }

    /** A user that does nothing. Several populations can start together after it. */
    static PopulationBuilder passing(String name) {
        return scenario(name).exec(session -> session).injectOpen(OpenInjectionStep.atOnceUsers(1));
    }

    /** The single user after the last run. It keeps Gatling alive while {@code closing} works on a separate thread. */
    static PopulationBuilder closing(ClosingStep closing) {
        String name = "closing";
        ScenarioBuilder keeper = scenario(name)
                .exec(session -> {
                    new Thread(closing, name).start();
                    return session;
                })
                .asLongAs(session -> !closing.isDone())
                .on(pause(LOOK));
        return EngineTap.inject(keeper, 1, engine -> closing.logIs(new GatlingLog(name, engine)));
    }
}
