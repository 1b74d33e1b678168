package io.connect.bench.fault.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.fault.RefusingSite;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuTest {

    private static final FaultTarget WORKER = FaultTarget.parse("worker-1");

    @TempDir
    Path folder;

    @Test
    void aProcessThatIsStartedInThePlaceOfAKilledOneIsLimitedToo() {
        try (JvmLauncher launcher = JvmLauncher.withOwnPorts(folder, folder.resolve("logs"), process -> List.of())) {
            OneWorker site = new OneWorker(launcher);
            ActiveFault limit = new Cpu(0.3).apply(site, WORKER);

            new Kill().apply(site, WORKER).close();

            assertUsesAtMost(limit, 0.6);
            limit.close();
            assertRunsFreely(site);
        }
    }

    /** Its CPU time is unknown then. The effect was once a negative number of cores. */
    @Test
    void aProcessThatHasEndedHasNoNumberOfCores() {
        try (JvmLauncher launcher = JvmLauncher.withOwnPorts(folder, folder.resolve("logs"), process -> List.of())) {
            OneWorker site = new OneWorker(launcher);
            await().atMost(Duration.ofMinutes(1)).until(() -> cpuMillis(site.process(WORKER)) > 300);
            ActiveFault limit = new Cpu(0.3).apply(site, WORKER);

            site.process(WORKER).kill();

            assertThat(limit.effect()).isEqualTo("the process had ended before its CPU was read");
            limit.close();
        }
    }

    @Test
    void aProcessThatIsStartedAfterTheFaultIsNotLimited() {
        try (JvmLauncher launcher = JvmLauncher.withOwnPorts(folder, folder.resolve("logs"), process -> List.of())) {
            OneWorker site = new OneWorker(launcher);
            new Cpu(0.3).apply(site, WORKER).close();

            new Kill().apply(site, WORKER).close();

            assertRunsFreely(site);
        }
    }

    /** The program would use a whole core. */
    private static void assertUsesAtMost(ActiveFault limit, double cores) {
        await().pollDelay(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Double.parseDouble(limit.effect().replace(" cores used", "")))
                                .isPositive()
                                .isLessThan(cores));
    }

    /**
     * The worker uses about as much CPU as a program that was never limited. Both run at the same time, so the load of the
     * machine changes both alike.
     */
    private static void assertRunsFreely(OneWorker site) {
        JvmProcess worker = site.process(WORKER);
        JvmProcess unlimited = site.spin("unlimited");
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            long ofWorker = cpuMillis(worker);
            long ofUnlimited = cpuMillis(unlimited);
            await().atMost(Duration.ofMinutes(1)).until(() -> cpuMillis(unlimited) > ofUnlimited + 500);
            return cpuMillis(worker) - ofWorker > 250;
        });
    }

    private static long cpuMillis(JvmProcess process) {
        return process.handle().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    /** A site whose only worker is a program that uses one core. */
    private static final class OneWorker extends RefusingSite {

        private final JvmLauncher launcher;
        private JvmProcess worker;
        private Consumer<JvmProcess> onRestart = started -> {};

        OneWorker(JvmLauncher launcher) {
            this.launcher = launcher;
            this.worker = spin("worker-1");
        }

        JvmProcess spin(String name) {
            return launcher.start(new JvmSpec(
                    name,
                    Spinner.class.getName(),
                    List.of(Path.of("target/test-classes")),
                    List.of("-Xmx64m"),
                    List.of()));
        }

        @Override
        public JvmProcess process(FaultTarget target) {
            return worker;
        }

        @Override
        public void restart(FaultTarget target) {
            worker = launcher.start(worker.spec());
            onRestart.accept(worker);
        }

        @Override
        public void onRestart(FaultTarget target, Consumer<JvmProcess> action) {
            onRestart = action;
        }
    }

    /** A program that would use one core for ever. */
    static final class Spinner {

        private Spinner() {}

        public static void main(String[] arguments) {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }
    }
}
