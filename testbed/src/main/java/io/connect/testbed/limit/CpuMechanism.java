package io.connect.testbed.limit;

/** How CPU is taken from a running process; tried in this order, and the report names the one that worked. */
public enum CpuMechanism {
    /** cpu.max of the unified hierarchy. */
    CGROUP_V2("cgroup v2 cpu.max"),
    /** cpu.cfs_quota_us of the CPU controller. */
    CGROUP_V1("cgroup v1 cpu.cfs_quota_us"),
    /** Stopping and continuing the process by signal, measured in a closed loop; needs no privileges. */
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
