package io.connect.bench.fault.kind;

import io.connect.testbed.limit.CpuLimit;
import io.connect.testbed.limit.CpuMechanism;
import io.connect.testbed.process.JvmProcess;
import java.util.OptionalDouble;

/**
 * The CPU limit of a broker or worker, whichever process runs it. Without this, a worker that was killed would return without its
 * limit, and recover faster than a limited worker can. Thread-safe.
 */
final class CpuShare {

    private final double cores;
    private CpuLimit limit;
    private boolean ended;

    CpuShare(JvmProcess process, double cores) {
        this.cores = cores;
        this.limit = CpuLimit.apply(process, cores);
    }

    /** Limits a process that was started in the place of the latest one. Does nothing after the end. */
    synchronized void moveTo(JvmProcess started) {
        if (!ended) {
            limit.close();
            limit = CpuLimit.apply(started, cores);
        }
    }

    synchronized CpuMechanism mechanism() {
        return limit.mechanism();
    }

    /** The average number of cores that the latest process has used; empty while no process has replaced an ended one. */
    synchronized OptionalDouble measuredCores() {
        return limit.measuredCores();
    }

    /** Removes the limit. */
    synchronized void close() {
        ended = true;
        limit.close();
    }
}
