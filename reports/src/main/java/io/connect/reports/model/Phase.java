package io.connect.reports.model;

/**
 * A period of the run.
 *
 * @param name the name, for example {@value #WARM_UP}, {@value #STEADY}, {@value #DRAIN}
 * @param from seconds since the run's start
 * @param to seconds since the run's start
 */
public record Phase(String name, double from, double to) {

    public static final String WARM_UP = "warm-up";
    /** The only phase that is judged. */
    public static final String STEADY = "steady";

    public static final String DRAIN = "drain";

    public Phase {
        Checks.text("phase name", name);
        Checks.finite("phase from", from);
        Checks.finite("phase to", to);
        if (to < from) {
            throw new IllegalArgumentException(
                    "phase '" + name + "' ends at " + to + " s, before its start at " + from + " s");
        }
    }

    /** Length in seconds. */
    public double seconds() {
        return to - from;
    }
}
