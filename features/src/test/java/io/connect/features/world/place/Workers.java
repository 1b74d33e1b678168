package io.connect.features.world.place;

import io.connect.features.environment.WorkerGroup;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.features.world.RunningScenario;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.StandaloneWorker;
import io.connect.testbed.process.JvmProcess;
import java.util.List;

/** The workers that a scenario runs on: one without exactly-once support, unless it chooses others. */
public final class Workers {
    private final RunningScenario scenario;
    private final Place place;
    private WorkerChoice chosen;

    public Workers(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
        this.chosen = new WorkerChoice.OfEnvironment(place, WorkerGroupKind.PLAIN);
    }

    /** Chooses a kind of workers; call it before any connector runs on them. */
    public void use(WorkerGroupKind kind) {
        chosen = new WorkerChoice.OfEnvironment(place, kind);
    }

    /** Runs this scenario on separate workers, which end with it. */
    public void use(WorkerGroup own) {
        chosen = new WorkerChoice.OfScenario(own);
        scenario.atEnd(own::close);
    }

    /** Runs this scenario on a standalone worker, which ends with it. */
    public void use(StandaloneWorker worker) {
        chosen = new WorkerChoice.Standalone(worker);
        scenario.atEnd(() -> worker.process().close());
    }

    /** REST client of a worker of this scenario. */
    public ConnectRest rest() {
        return chosen.rest();
    }

    /** The worker processes of this scenario. */
    public List<JvmProcess> processes() {
        return chosen.processes();
    }

    /**
     * The Connect cluster that this scenario runs on.
     *
     * @throws IllegalStateException on a standalone worker
     */
    public WorkerGroup group() {
        return chosen.group();
    }

    /** The workers of a cluster that no other scenario uses, to kill, pause or limit them. */
    public WorkerGroup own() {
        place.own();
        return group();
    }

    /** Whether records are committed in transactions on these workers. */
    public boolean exactlyOnce() {
        return chosen.exactlyOnce();
    }
}
