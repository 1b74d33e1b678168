package io.connect.reports.html;

import java.util.Locale;

/** Formats seconds of a run for people. */
final class Clock {

    private static final int MINUTE = 60;

    private Clock() {}

    /** 75.5 is 1:15.5, and 0.2 s before the start is −0:00.2. */
    static String of(double seconds) {
        if (seconds < 0) {
            return "−" + of(-seconds);
        }
        long minutes = (long) (seconds / MINUTE);
        double rest = seconds - minutes * MINUTE;
        return rest == Math.rint(rest)
                ? String.format(Locale.ROOT, "%d:%02.0f", minutes, rest)
                : String.format(Locale.ROOT, "%d:%04.1f", minutes, rest);
    }
}
