package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.regex.Pattern;

/**
 * A fault that was active during the run.
 *
 * @param what the fault in words, for example {@code latency 200 ms} or {@code kill -9}
 * @param where the link or process that it affected
 * @param from seconds since the run's start
 * @param to seconds since the run's start; equal to {@code from} for a kill
 * @param effect its intended or observed effect; may be null
 */
public record FaultWindow(String what, String where, double from, double to, String effect) {

    /** Details that a chart leaves out: a process id, the signal, the means of a limit. */
    private static final Pattern DETAILS =
            Pattern.compile(" \\(pid \\d+\\)| with -9$| by cgroup .*$| by SIGSTOP.*$| until it fails$");

    public FaultWindow {
        Checks.text("fault what", what);
        Checks.text("fault where", where);
        Checks.finite("fault from", from);
        Checks.finite("fault to", to);
        if (to < from) {
            throw new IllegalArgumentException(
                    "fault '" + what + "' at " + where + " ends at " + to + " s, before its start at " + from + " s");
        }
    }

    /** The fault in a few words, for a chart: {@code broker-1 killed}, {@code network-500ms on sqs}. */
    @JsonIgnore
    public String label() {
        return label(what, where);
    }

    /** The label of a fault that is still active. */
    public static String label(String what, String where) {
        String words = DETAILS.matcher(what).replaceAll("");
        return words.contains(where) ? words : words + " on " + where;
    }
}
