package io.connect.bench.fault;

import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.Testbed;
import io.connect.testbed.limit.CpuLimit;
import io.connect.testbed.limit.PausedProcess;
import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Kills, stops, pauses and throttles brokers and workers. */
final class ProcessFaults {
    /** Longer than Connect's task.shutdown.graceful.timeout.ms and a broker's controlled shutdown take. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Testbed testbed;

    ProcessFaults(Testbed testbed) {
        this.testbed = testbed;
    }

    ActiveFault kill(FaultTarget target) {
        JvmProcess process = process(target);
        process.kill();
        return restartedAtEnd(target, process + " killed with -9");
    }

    ActiveFault stop(FaultTarget target) {
        JvmProcess process = process(target);
        boolean byItself = process.stop(GRACE);
        return restartedAtEnd(target, process + (byItself ? " stopped" : " stopped, and killed when it did not end"));
    }

    ActiveFault pause(FaultTarget target) {
        JvmProcess process = process(target);
        return timed(process + " paused", "stood still", new PausedProcess(process)::close);
    }

    ActiveFault cpu(FaultTarget target, double cores) {
        JvmProcess process = process(target);
        CpuLimit limit = CpuLimit.apply(process, cores);
        String description = "%s limited to %s cores by %s"
                .formatted(process, cores, limit.mechanism().text());
        return new ActiveFault(description) {
            private volatile String measured;

            @Override
            String effect() {
                return measured != null
                        ? measured
                        : String.format(Locale.ROOT, "%.2f cores used", limit.measuredCores());
            }

            @Override
            void end() {
                measured = effect();
                limit.close();
            }
        };
    }

    private ActiveFault restartedAtEnd(FaultTarget target, String description) {
        return timed(description, "down", () -> {
            if (target.part() == FaultTarget.Part.BROKER) {
                testbed.kafka().restart(target.index());
            } else {
                testbed.connect().restart(target.index());
            }
        });
    }

    private static ActiveFault timed(String description, String state, Runnable end) {
        long startNanos = System.nanoTime();
        return new ActiveFault(description) {
            private volatile String measured;

            @Override
            String effect() {
                return measured != null ? measured : lasted();
            }

            private String lasted() {
                return String.format(Locale.ROOT, "%s for %.1f s", state, (System.nanoTime() - startNanos) / 1e9);
            }

            @Override
            void end() {
                end.run();
                measured = lasted();
            }
        };
    }

    private JvmProcess process(FaultTarget target) {
        List<JvmProcess> processes = target.part() == FaultTarget.Part.BROKER
                ? testbed.kafka().brokers()
                : testbed.connect().workers();
        if (target.index() > processes.size()) {
            throw new IllegalArgumentException(
                    "there is no " + target + ": this testbed has " + processes.size() + " of its kind");
        }
        return processes.get(target.index() - 1);
    }
}
