package io.connect.features.lottery.plan;

import java.util.Locale;

/**
 * A fault that was drawn.
 *
 * @param number the number, counted from 1, in order of the beginnings
 * @param target name of the faulted part
 * @param startMs the time when it begins, from the beginning of the load
 * @param lastsMs the time until it is undone
 * @param strength see {@link FaultKind}
 */
public record PlannedFault(int number, FaultKind kind, String target, long startMs, long lastsMs, int strength) {
    /** The time when it is undone. */
    public long endMs() {
        return startMs + lastsMs;
    }

    /** Its target and the action on it. */
    public String text() {
        return target + ": " + kind.describe(strength);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%3d  %6.1f s  %5.1f s  %s", number, startMs / 1e3, lastsMs / 1e3, text());
    }
}
