package io.connect.testbed.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignalsTest {
    /** As many as a CPU limit by pulses sends in an hour. */
    private static final int PULSES = 100_000;

    private Process limited;

    @BeforeEach
    void start() throws IOException {
        limited = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        limited.destroyForcibly();
    }

    @Test
    void theShellOfALongLimitEndsAtOnce() {
        Set<Long> others = children();
        Signals signals = new Signals();
        Set<Long> shell = children();
        shell.removeAll(others);

        for (int i = 0; i < PULSES; i++) {
            signals.stop(limited.pid());
            signals.resume(limited.pid());
        }
        signals.close();

        assertThat(shell).hasSize(1);
        assertThat(children()).doesNotContainAnyElementsOf(shell);
    }

    private static Set<Long> children() {
        return ProcessHandle.current()
                .children()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }
}
