package io.connect.reports.compare;

import io.connect.reports.model.Machine;
import io.connect.reports.stats.Samples;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Whether figures of two sides may be compared directly. */
final class SameMachine {

    private static final long GIB = 1L << 30;

    private SameMachine() {}

    /** The differences of two machines, in sentences; empty for the same machine. */
    static List<String> differences(Machine baseline, Machine candidate) {
        List<String> found = new ArrayList<>();
        differ(found, "CPU", spaced(baseline.cpu()), spaced(candidate.cpu()));
        differ(found, "number of cores", String.valueOf(baseline.cores()), String.valueOf(candidate.cores()));
        differ(found, "memory", gibibytes(baseline), gibibytes(candidate));
        differ(found, "kernel", baseline.os(), candidate.os());
        differ(found, "JVM", baseline.jvm(), candidate.jvm());
        return found;
    }

    /**
     * Differences of the calibrations that indicate two machines. Without calibrations, it cannot be shown that the machine is
     * the same.
     */
    static List<String> differences(List<Double> baseline, List<Double> candidate) {
        if (baseline.isEmpty() || candidate.isEmpty()) {
            return List.of("no calibration was measured beside "
                    + (baseline.isEmpty() ? "the baseline" : "the run")
                    + ", so nothing shows that the machine is as fast as it was");
        }
        double then = Samples.median(baseline);
        List<String> found = new ArrayList<>();
        for (double now : candidate) {
            if (differs(then, now)) {
                found.add("another calibration: " + Numbers.plain(then) + " msg/s in the baseline, "
                        + Numbers.plain(now) + " msg/s beside the run ("
                        + Numbers.change(100 * (now - then) / then) + ", at most "
                        + Numbers.plain(100 * ComparisonRule.SAME_CALIBRATION) + " % allowed)");
            }
        }
        return found;
    }

    /** Whether the machine was equally fast in all runs. */
    static boolean isSteady(List<Double> calibrations) {
        return calibrations.isEmpty()
                || calibrations.stream().noneMatch(one -> differs(Samples.median(calibrations), one));
    }

    private static boolean differs(double then, double now) {
        return Math.abs(now - then) > ComparisonRule.SAME_CALIBRATION * then;
    }

    private static void differ(List<String> found, String what, String baseline, String candidate) {
        if (!baseline.equals(candidate)) {
            found.add("another " + what + ": " + baseline + " in the baseline, " + candidate + " beside the run");
        }
    }

    private static String spaced(String cpu) {
        return cpu.strip().replaceAll("\\s+", " ");
    }

    /** Rounded, because the memory that a kernel reserves differs by a few megabytes from start to start. */
    private static String gibibytes(Machine machine) {
        return Math.round((double) machine.memoryBytes() / GIB) + " GiB";
    }
}
