package io.connect.features.lottery.plan;

import java.util.Locale;

/**
 * A fault from the draw, with its target, times and strength.
 *
 * @param number the number, counted from 1, in the order of the starts
 * @param target name of the faulted part
 * @param startMs the start, counted from the beginning of the load
 * @param lastsMs the time until its removal
 * @param strength see {@link FaultKind}
 */
public record PlannedFault(int number, FaultKind kind, String target, long startMs, long lastsMs, int strength) {
    /** The time of its removal. */
    public long endMs() {
        return startMs + lastsMs;
    }

    /** A description of its target and its action. */
    public String text() {
        return target + ": " + kind.describe(strength);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%3d  %6.1f s  %5.1f s  %s", number, startMs / 1e3, lastsMs / 1e3, text());
    }
}
