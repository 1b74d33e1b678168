package io.connect.reports.model;

/**
 * A fault that was in force.
 *
 * @param what the fault, for example {@code latency 200 ms} or {@code kill -9}
 * @param where the link or process it hit
 * @param from seconds since the run's start
 * @param to seconds since the run's start; equal to {@code from} for a kill
 * @param effect what it was meant or seen to do; may be null
 */
public record FaultWindow(String what, String where, double from, double to, String effect) {

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
}
