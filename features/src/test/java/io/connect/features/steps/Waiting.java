package io.connect.features.steps;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** How long specifications wait for what they promise: long enough for a machine under load, as failing is rare. */
final class Waiting {
    /** For anything that needs no restart of a process. */
    static final Duration USUAL = Duration.ofSeconds(60);

    /** For what follows a killed process: its restart, a transaction that times out, messages that become visible. */
    static final Duration AFTER_A_KILL = Duration.ofSeconds(120);

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private Waiting() {}

    static void until(Duration deadline, ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(deadline)
                .pollDelay(Duration.ZERO)
                .pollInterval(INTERVAL)
                .pollInSameThread()
                .untilAsserted(assertion);
    }

    static void until(String what, Duration deadline, BooleanSupplier condition, Supplier<String> otherwise) {
        until(deadline, () -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("still waiting until " + what + ": " + otherwise.get());
            }
        });
    }
}
