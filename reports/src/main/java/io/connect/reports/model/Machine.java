package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The machine a run was made on.
 *
 * @param cpu model name
 * @param cores processors the JVM sees
 * @param memoryBytes physical memory
 * @param os name, version and architecture
 * @param jvm vendor and version
 */
public record Machine(String cpu, int cores, long memoryBytes, String os, String jvm) {

    private static final long GIB = 1L << 30;

    public Machine {
        Checks.text("provenance.machine.cpu", cpu);
        Checks.text("provenance.machine.os", os);
        Checks.text("provenance.machine.jvm", jvm);
        if (cores < 1) {
            throw new IllegalArgumentException("provenance.machine.cores is " + cores + ", at least 1 is needed");
        }
        Checks.notNegative("provenance.machine.memoryBytes", memoryBytes);
    }

    /**
     * What must be equal for figures to be compared as they are. The operating system's patch level and the JVM are left out
     * (they are shown beside): a kernel update must not unmoor every baseline.
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String fingerprint() {
        return cpu.strip().replaceAll("\\s+", " ") + " | " + cores + " cores | "
                + Math.round((double) memoryBytes / GIB) + " GiB | " + os.split(" ")[0];
    }
}
