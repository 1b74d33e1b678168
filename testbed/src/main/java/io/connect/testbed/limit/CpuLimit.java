package io.connect.testbed.limit;

import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits a running process to a share of one or more cores, until {@link #close()}.
 *
 * <p>systemd-run is not used: it can limit only processes that it starts itself, but the fault must begin and end while the
 * process runs.
 */
public final class CpuLimit implements AutoCloseable {
    private final JvmProcess process;
    private final double cores;
    private final CpuMechanism mechanism;
    private final AutoCloseable limit;
    private final long startNanos = System.nanoTime();
    private final Duration cpuAtStart;
    private final AtomicBoolean lifted = new AtomicBoolean();

    private CpuLimit(JvmProcess process, double cores, CpuMechanism mechanism, AutoCloseable limit) {
        this.process = process;
        this.cores = cores;
        this.mechanism = mechanism;
        this.limit = limit;
        this.cpuAtStart = cpu(process.handle());
    }

    /**
     * Limits a process by the first mechanism that works on this host.
     *
     * @param cores share of cores, such as 0.5; more than 0
     * @throws IllegalStateException when no mechanism works, with the message of each
     */
    public static CpuLimit apply(JvmProcess process, double cores) {
        return apply(process, cores, List.of(CpuMechanism.values()));
    }

    static CpuLimit apply(JvmProcess process, double cores, List<CpuMechanism> mechanisms) {
        if (!(cores > 0)) {
            throw new IllegalArgumentException("CPU share of " + process.name() + ": " + cores + " cores, must be > 0");
        }
        List<String> refusals = new ArrayList<>();
        for (CpuMechanism mechanism : mechanisms) {
            try {
                return new CpuLimit(process, cores, mechanism, start(mechanism, process, cores));
            } catch (IOException | RuntimeException e) {
                refusals.add(mechanism.text() + ": " + e);
            }
        }
        throw new IllegalStateException(
                "no mechanism can limit the CPU of " + process + ": " + String.join("; ", refusals));
    }

    private static AutoCloseable start(CpuMechanism mechanism, JvmProcess process, double cores) throws IOException {
        return switch (mechanism) {
            case CGROUP_V2 -> CgroupQuota.unified(process, cores);
            case CGROUP_V1 -> CgroupQuota.cpuController(process, cores);
            case PULSED -> new PulsedLimit(process, cores);
        };
    }

    /** The mechanism in use. */
    public CpuMechanism mechanism() {
        return mechanism;
    }

    /** The requested share. */
    public double cores() {
        return cores;
    }

    /**
     * The average number of cores that the process has used since the limit began.
     *
     * @return empty after the process has ended, because the system then no longer reports its CPU time
     */
    public OptionalDouble measuredCores() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        return process.handle().info().totalCpuDuration().stream()
                .mapToDouble(cpu -> cpu.minus(cpuAtStart).toNanos() / 1e9 / seconds)
                .findFirst();
    }

    static Duration cpu(ProcessHandle handle) {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Removes the limit; a second call does nothing. */
    @Override
    public void close() {
        if (!lifted.compareAndSet(false, true)) {
            return;
        }
        try {
            limit.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot lift the CPU limit of " + process, e);
        }
    }

    /** The mount point of the control groups; a test may use another folder. */
    static final Path CGROUP_ROOT = Path.of("/sys/fs/cgroup");
}
