package io.connect.bench.scenario.fault;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import java.util.concurrent.ScheduledExecutorService;

/** The running parts that faults are done to. */
public interface FaultSite {

    /** The link to a service or broker; a task is made to fail on the link to SQS. */
    Link link(FaultTarget target);

    /**
     * The process of a broker or worker.
     *
     * @throws IllegalArgumentException when there is none of that number
     */
    JvmProcess process(FaultTarget target);

    /** Starts a broker or worker again that has ended. */
    void restart(FaultTarget target);

    /** The REST interface of a living worker. */
    ConnectRest connect();

    /** Name of the connector whose tasks are meant by {@code task-0} and so on. */
    String connector();

    /** Runs work that goes on after a fault has ended; shut down with the run. */
    ScheduledExecutorService watch();
}
