package io.connect.features.lottery.run;

import java.time.Duration;
import org.awaitility.Awaitility;

/** Repeats an action that may fail during other faults. */
final class Patience {
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private Patience() {}

    /**
     * Repeats the action until it succeeds.
     *
     * @throws org.awaitility.core.ConditionTimeoutException when it has not succeeded by the deadline, with the last failure
     */
    static void untilDone(String what, Duration deadline, Runnable action) {
        Awaitility.await(what)
                .atMost(deadline)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .pollInSameThread()
                .untilAsserted(() -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        throw new AssertionError(what + ": " + e.getMessage(), e);
                    }
                });
    }
}
