package io.connect.features.steps;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;
import org.awaitility.pollinterval.IterativePollInterval;
import org.awaitility.pollinterval.PollInterval;

/** How long specifications wait for an expected result: long enough for a machine under load, since failures are rare. */
public final class Waiting {
    /** The longest wait for a change without a restart of a process. */
    public static final Duration USUAL = Duration.ofSeconds(60);

    /**
     * The longest wait for the consequences of a killed process: its restart, a transaction that times out, messages that
     * become visible.
     */
    public static final Duration AFTER_A_KILL = Duration.ofSeconds(120);

    /**
     * Several scenarios wait at any time, and each check takes CPU time of the programs that they wait for. So the pauses between
     * two checks grow up to this.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private static final PollInterval PAUSES = IterativePollInterval.iterative(Waiting::longer, Duration.ofMillis(100));

    /** The number of deadlines after which a state that still changes counts as never ending. */
    private static final int MOST_DEADLINES = 5;

    private Waiting() {}

    public static void until(Duration deadline, ThrowingRunnable assertion) {
        atMost(deadline).untilAsserted(assertion);
    }

    /** Checks immediately, and then repeatedly. */
    public static ConditionFactory atMost(Duration deadline) {
        return Awaitility.await()
                .atMost(deadline)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSES)
                .pollInSameThread();
    }

    public static void until(String what, Duration deadline, BooleanSupplier condition, Supplier<String> otherwise) {
        until(deadline, () -> {
            if (!condition.getAsBoolean()) {
                throw new AssertionError("still waiting until " + what + ": " + otherwise.get());
            }
        });
    }

    /**
     * Waits until a state is as expected. The deadline starts again whenever the state has changed. A slow machine is no
     * failure; a state that no longer changes is one.
     *
     * @param assertion a check of a state; if it fails on the last state, its failure is thrown
     */
    public static <T> void whileItMoves(Duration deadline, Supplier<T> state, Consumer<T> assertion) {
        Moving<T> moving = new Moving<>(deadline, state, assertion);
        atMost(deadline.multipliedBy(MOST_DEADLINES + 1)).until(moving::isDecided);
        assertion.accept(moving.last);
    }

    private static Duration longer(Duration pause) {
        return Collections.min(List.of(pause.multipliedBy(3).dividedBy(2), LONGEST_PAUSE));
    }

    private static final class Moving<T> {
        private final Duration deadline;
        private final Supplier<T> state;
        private final Consumer<T> assertion;
        private final long begun = System.nanoTime();
        private long changed = begun;
        private T last;

        private Moving(Duration deadline, Supplier<T> state, Consumer<T> assertion) {
            this.deadline = deadline;
            this.state = state;
            this.assertion = assertion;
        }

        private boolean isDecided() {
            T now = state.get();
            if (!now.equals(last)) {
                last = now;
                changed = System.nanoTime();
            }
            return holds() || hasPassed(deadline, changed) || hasPassed(deadline.multipliedBy(MOST_DEADLINES), begun);
        }

        private boolean holds() {
            try {
                assertion.accept(last);
                return true;
            } catch (AssertionError notYet) {
                return false;
            }
        }

        private static boolean hasPassed(Duration time, long since) {
            return System.nanoTime() - since >= time.toNanos();
        }
    }
}
