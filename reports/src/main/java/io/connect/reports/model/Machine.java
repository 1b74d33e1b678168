package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The machine of a run.
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
     * A short name of the machine, for reports and for the curves of the history. A comparison also considers kernel, JVM and
     * calibration.
     */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public String fingerprint() {
        return cpu.strip().replaceAll("\\s+", " ") + " | " + cores + " cores | "
                + Math.round((double) memoryBytes / GIB) + " GiB | " + os.split(" ")[0];
    }
}
