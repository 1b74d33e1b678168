package io.connect.bench.fault.kind;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.ConnectorStatus;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts the tasks that a fault made fail. Some tasks are reported as failed only after the fault's end: a connector retries
 * first, and Connect reports a failed task through a topic.
 *
 * <p>Tasks that fail late are restarted on the thread of the watch; any thread may call {@link #account()}.
 */
final class TaskRestarts {
    private static final Logger log = LoggerFactory.getLogger(TaskRestarts.class);
    private static final long LOOK_EVERY_MS = 500;
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<ConnectRest> rest;
    private final String connector;
    /** Maps a task to the seconds between the fault's end and the task's restart; 0 if it had failed by the fault's end. */
    private final Map<Integer, Double> restarted = new ConcurrentSkipListMap<>();

    private volatile long endNanos;

    TaskRestarts(Supplier<ConnectRest> rest, String connector) {
        this.rest = rest;
        this.connector = connector;
    }

    /** Restarts every task that has failed. Called immediately after the fault's end. */
    void now() {
        endNanos = System.nanoTime();
        for (ConnectorStatus.Task task : failed()) {
            rest.get().restartTask(connector, task.id());
            restarted.put(task.id(), 0.0);
        }
    }

    /**
     * Watches for tasks that fail late, after the fault's end.
     *
     * @param thread runs the watch; shutting it down ends the watch
     * @param patience how long a task may still fail
     */
    void watch(ScheduledExecutorService thread, Duration patience) {
        thread.schedule(() -> look(thread, patience), LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void look(ScheduledExecutorService thread, Duration patience) {
        boolean more = true;
        try {
            more = restartLate();
        } catch (RuntimeException e) {
            // Another fault may have stopped the worker, so the request is repeated while there is time.
            if (!thread.isShutdown()) {
                log.warn("cannot look for tasks of {} that failed late: {}", connector, e.toString());
            }
        }
        if (more && sinceEnd() < patience.toNanos() && !thread.isShutdown()) {
            watch(thread, patience);
        }
    }

    /**
     * Restarts late tasks. Only tasks whose failure names the fault are restarted, since the result must show any other failure.
     *
     * @return whether there are tasks that may still fail
     */
    private boolean restartLate() {
        for (ConnectorStatus.Task task : failed()) {
            // A restarted task is still reported as failed for a moment.
            if (task.trace().contains(Fail.PLANTED) && !restarted.containsKey(task.id())) {
                double seconds = sinceEnd() / NANOS_PER_SECOND;
                rest.get().restartTask(connector, task.id());
                restarted.put(task.id(), seconds);
            }
        }
        return restarted.size() < tasks().size();
    }

    private long sinceEnd() {
        return System.nanoTime() - endNanos;
    }

    private List<ConnectorStatus.Task> failed() {
        return tasks().stream().filter(task -> task.state().equals("FAILED")).toList();
    }

    private List<ConnectorStatus.Task> tasks() {
        return rest.get().status(connector).map(ConnectorStatus::tasks).orElse(List.of());
    }

    /** The outcome in words. */
    String account() {
        if (restarted.isEmpty()) {
            return "no task has failed";
        }
        return "failed and restarted: "
                + restarted.entrySet().stream()
                        .map(one -> one.getValue() == 0
                                ? "task " + one.getKey()
                                : String.format(
                                        Locale.ROOT, "task %d (%.1f s after the end)", one.getKey(), one.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
