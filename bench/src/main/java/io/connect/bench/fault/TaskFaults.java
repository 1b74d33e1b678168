package io.connect.bench.fault;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Makes tasks of a connector fail, as a revoked permission does, and restarts them as an operator would. Closing it, at the
 * end of the run, ends the watch for tasks that fail late.
 */
final class TaskFaults implements AutoCloseable {
    /** Found again in the stack trace of a task that failed of it. */
    static final String PLANTED = "planted by the fault layer: access to the queue is denied";

    /** What SQS answers to keys that may not use the queue; no retry helps, so a task has to give up. */
    private static final AwsError ACCESS_DENIED = new AwsError(403, "AccessDeniedException", PLANTED);

    /** A task that was refused within the window shows as failed within this time after it. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Link> sqs;
    private final Supplier<ConnectRest> rest;
    private final Supplier<String> connector;
    private final Duration patience;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "task-restarts");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param sqs the connector's path to the queue service
     * @param rest of a living worker
     * @param connector whose tasks fail
     */
    TaskFaults(Supplier<Link> sqs, Supplier<ConnectRest> rest, Supplier<String> connector) {
        this(sqs, rest, connector, PATIENCE);
    }

    /** For tests: with a patience that they can wait for. */
    TaskFaults(Supplier<Link> sqs, Supplier<ConnectRest> rest, Supplier<String> connector, Duration patience) {
        this.sqs = sqs;
        this.rest = rest;
        this.connector = connector;
        this.patience = patience;
    }

    /** Refuses every request on the SQS link until the fault ends; whatever failed of it is restarted then or later. */
    ActiveFault fail(int task) {
        ActiveFault denied = HttpFaults.apply(sqs.get(), HttpFault.errors(1, ACCESS_DENIED));
        String name = connector.get();
        TaskRestarts restarts = new TaskRestarts(rest, name);
        return new ActiveFault("task-" + task + " of " + name + " refused by SQS until it fails") {
            @Override
            String effect() {
                return denied.effect() + "; " + restarts.account();
            }

            @Override
            void end() {
                denied.close();
                restarts.now();
                restarts.watch(watch, patience);
            }
        };
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
