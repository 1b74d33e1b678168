package io.connect.bench.sample;

import io.connect.testbed.process.JvmProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Samples the load of the whole machine, and the share caused by the processes of the run. Only Linux has these figures; on other
 * systems there are no samples. Not thread-safe.
 */
final class MachineProbe {

    private static final Path STAT = Path.of("/proc/stat");
    private static final long NANOS_PER_MICRO = 1_000;
    /** The start of a process is known with an error of a hundredth of a second. */
    private static final Duration START_IS_KNOWN_TO = Duration.ofMillis(20);

    private final Path stat;
    private final Map<Long, Long> latest = new HashMap<>();
    private Instant firstLook;
    private long ownMicros;

    MachineProbe() {
        this(STAT);
    }

    /** Reads another file of the same format, for tests. */
    MachineProbe(Path stat) {
        this.stat = stat;
    }

    /**
     * Takes one sample; empty if the system does not report the figures. For a process that has ended, the usage of its last
     * sample is used.
     */
    Optional<MachineSample> sample(long atMicros, List<JvmProcess> ours) {
        try (BufferedReader lines = Files.newBufferedReader(stat)) {
            ProcStat.Machine machine = ProcStat.ofMachine(lines.readLine());
            if (firstLook == null) {
                firstLook = Instant.now();
            }
            count(ProcessHandle.current());
            ours.forEach(process -> count(process.handle()));
            return Optional.of(new MachineSample(atMicros, machine.busyMicros(), machine.stealMicros(), ownMicros));
        } catch (IOException | IllegalArgumentException untold) {
            return Optional.empty();
        }
    }

    /**
     * Adds the usage of a process since its last sample. If the process started after the first sample, all of its usage is
     * added.
     */
    private void count(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        info.totalCpuDuration().map(cpu -> cpu.toNanos() / NANOS_PER_MICRO).ifPresent(cpu -> {
            long before = latest.computeIfAbsent(process.pid(), pid -> startedSince(info) ? 0 : cpu);
            ownMicros += Math.max(0, cpu - before);
            latest.put(process.pid(), cpu);
        });
    }

    private boolean startedSince(ProcessHandle.Info info) {
        return info.startInstant()
                .map(start -> start.isAfter(firstLook.minus(START_IS_KNOWN_TO)))
                .orElse(false);
    }
}
