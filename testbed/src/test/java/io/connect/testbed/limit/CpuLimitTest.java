package io.connect.testbed.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuLimitTest {
    @TempDir
    Path folder;

    private PortLease ports;
    private JvmLauncher launcher;
    private JvmProcess spinner;

    @BeforeEach
    void start() {
        ports = new PortLease();
        launcher = new JvmLauncher(folder, folder.resolve("logs"), ports);
        spinner = launcher.start(new JvmSpec(
                "spinner",
                Spinner.class.getName(),
                List.of(Path.of("target/test-classes")),
                List.of("-Xmx64m"),
                List.of()));
        await().atMost(Duration.ofMinutes(1)).until(() -> cpuMillis() > 300);
    }

    @AfterEach
    void stop() {
        launcher.close();
        ports.close();
    }

    private long cpuMillis() {
        return CpuLimit.cpu(spinner.handle()).toMillis();
    }

    @Test
    void theFirstMechanismThatWorksHoldsTheProcessBack() {
        try (CpuLimit limit = CpuLimit.apply(spinner, 0.3)) {
            assertHeldBack(limit);
        }
        assertRunsFreely();
    }

    @Test
    void pulsesHoldTheProcessBackWithoutPrivileges() {
        try (CpuLimit limit = CpuLimit.apply(spinner, 0.3, List.of(CpuMechanism.PULSED))) {
            assertThat(limit.mechanism()).isEqualTo(CpuMechanism.PULSED);
            assertHeldBack(limit);
        }
        assertRunsFreely();
    }

    @Test
    void aPausedProcessUsesNoCpuUntilItGoesOn() {
        try (PausedProcess pause = new PausedProcess(spinner)) {
            assertThat(pause).isNotNull();
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(10))
                    .until(this::standsStill);
            assertThat(spinner.isAlive()).isTrue();
        }
        assertRunsFreely();
    }

    @Test
    void goingOnTwiceAndWithoutTheProcessIsNoError() {
        PausedProcess pause = new PausedProcess(spinner);
        pause.close();
        pause.close();
        assertRunsFreely();

        PausedProcess last = new PausedProcess(spinner);
        CpuLimit limit = CpuLimit.apply(spinner, 0.3);
        spinner.kill();

        assertThat(limit.measuredCores()).isEmpty();
        limit.close();
        limit.close();
        last.close();
    }

    private long lastSeen;

    private boolean standsStill() {
        long now = cpuMillis();
        boolean still = now == lastSeen;
        lastSeen = now;
        return still;
    }

    @Test
    void aShareOfNothingIsRefused() {
        assertThatThrownBy(() -> CpuLimit.apply(spinner, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spinner")
                .hasMessageContaining("must be > 0");
    }

    /** The spinner would use a whole core; a much lower use shows the limit, whatever else the machine does. */
    private void assertHeldBack(CpuLimit limit) {
        await().pollDelay(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(limit.measuredCores().orElseThrow())
                        .isPositive()
                        .isLessThan(0.6));
    }

    private void assertRunsFreely() {
        long before = cpuMillis();
        await().atMost(Duration.ofSeconds(20)).until(() -> cpuMillis() > before + 300);
    }
}
