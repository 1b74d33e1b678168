package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.connect.testbed.limit.PausedProcess;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JvmProbeTest {

    @TempDir
    Path folder;

    /** The sampler has one thread for all processes. Their samples were missing for as long as one of them was paused. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPausedProcessHasNoSampleAndHoldsNobodyUp() {
        try (JvmLauncher launcher = JvmLauncher.withOwnPorts(folder, folder.resolve("logs"), process -> List.of())) {
            JvmProcess process = launcher.start(new JvmSpec(
                    "idle",
                    Idle.class.getName(),
                    List.of(Path.of("target/test-classes")),
                    List.of("-Xmx64m"),
                    List.of()));
            try (JvmProbe probe = new JvmProbe(process)) {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> probe.sample(0).isPresent());

                try (PausedProcess pause = new PausedProcess(process)) {
                    assertThat(pause).isNotNull();
                    // The signal arrives later, and a sample that has begun before waits for the end of the pause.
                    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
                    await().atMost(Duration.ofMinutes(1)).until(() -> ProcStat.isStopped(Files.readString(stat)));
                    assertTimeoutPreemptively(
                            Duration.ofMinutes(1),
                            () -> assertThat(probe.sample(0)).isEmpty());
                }

                await().atMost(Duration.ofMinutes(1))
                        .until(() -> probe.sample(0).isPresent());
            }
        }
    }

    /** A program that does nothing until it is ended. */
    static final class Idle {

        private Idle() {}

        public static void main(String[] arguments) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }
}
