package io.connect.bench.scenario.fault;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** The running parts to which faults are applied. */
public interface FaultSite {

    /** The link to a service or broker. For a task, this is the link to SQS. */
    Link link(FaultTarget target);

    /**
     * The process of a broker or worker.
     *
     * @throws IllegalArgumentException when there is none with that number
     */
    JvmProcess process(FaultTarget target);

    /** Restarts a broker or worker that has ended. */
    void restart(FaultTarget target);

    /** Calls the action with each process that {@link #restart} starts, as soon as it exists. */
    void onRestart(FaultTarget target, Consumer<JvmProcess> action);

    /** The REST interface of a running worker. */
    ConnectRest connect();

    /** Name of the connector that owns {@code task-0} and so on. */
    String connector();

    /** The executor for work that continues after a fault has ended; shut down with the run. */
    ScheduledExecutorService watch();
}
