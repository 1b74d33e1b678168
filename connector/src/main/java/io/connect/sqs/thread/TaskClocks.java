package io.connect.sqs.thread;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The clocks of a task.
 *
 * @param nano monotonic nanoseconds
 * @param wall for what is compared with the clocks of others
 */
public record TaskClocks(LongSupplier nano, InstantSource wall) {

    /** The clocks of the machine. */
    public static TaskClocks system() {
        return new TaskClocks(System::nanoTime, InstantSource.system());
    }
}
