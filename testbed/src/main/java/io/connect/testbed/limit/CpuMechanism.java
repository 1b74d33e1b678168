package io.connect.testbed.limit;

/**
 * The mechanisms that limit a running process's CPU, in the order in which they are tried. The report names the one that
 * worked.
 */
public enum CpuMechanism {
    /** cpu.max of the unified hierarchy. */
    CGROUP_V2("cgroup v2 cpu.max"),
    /** cpu.cfs_quota_us of the CPU controller. */
    CGROUP_V1("cgroup v1 cpu.cfs_quota_us"),
    /** Stops and continues the process by signal, in a closed loop with a measurement; needs no privileges. */
    PULSED("SIGSTOP/SIGCONT in a closed loop");

    private final String text;

    CpuMechanism(String text) {
        this.text = text;
    }

    /** The name in the report. */
    public String text() {
        return text;
    }
}
