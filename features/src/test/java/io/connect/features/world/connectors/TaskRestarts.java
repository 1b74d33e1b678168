package io.connect.features.world.connectors;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The restarts of failed tasks in one scenario.
 *
 * <p>Connect shows a restarted task as failed until its start is over. It shows the same if the task has failed again, so only
 * the time tells both apart.
 */
final class TaskRestarts {
    /** A race is rare. More restarts would hide a fault of the connector. */
    static final int MOST = 3;

    /** A task that is shown as failed for longer has failed again. */
    static final Duration LONGEST_START = Duration.ofSeconds(15);

    private final LongSupplier nanoTime;
    private final Map<Integer, Long> pending = new HashMap<>();
    private int count;

    TaskRestarts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The task is not shown as failed: its last restart is over. */
    void succeeded(int task) {
        pending.remove(task);
    }

    /**
     * Whether a task that is shown as failed needs a restart, because none is pending.
     *
     * @throws IllegalStateException if it needs one, and the scenario has had {@link #MOST} restarts
     */
    boolean isDue(int task, String reason) {
        Long begun = pending.get(task);
        if (begun != null && nanoTime.getAsLong() - begun < LONGEST_START.toNanos()) {
            return false;
        }
        if (count >= MOST) {
            throw new IllegalStateException(
                    "task " + task + " has failed after " + MOST + " restarts in this scenario: " + reason);
        }
        return true;
    }

    /** Connect has accepted the restart of a task. */
    void begun(int task) {
        pending.put(task, nanoTime.getAsLong());
        count++;
    }
}
