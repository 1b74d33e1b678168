package io.connect.reports.text;

import java.util.Locale;

/** Formats figures for people, always with a decimal point and commas, in every locale. */
public final class Numbers {

    /** The text in place of a missing figure. */
    public static final String MISSING = "–";

    private static final double ROUNDING = 1e-9;
    private static final double MILLIS_PER_SECOND = 1_000;

    private Numbers() {}

    /** About four significant digits, never an exponent: 0.041, 31.42, 640.1, 12,346. */
    public static String plain(Double value) {
        if (value == null) {
            return MISSING;
        }
        double size = Math.abs(value);
        int decimals;
        if (size == 0 || (size >= 10 && whole(value)) || size >= 1_000) {
            decimals = 0;
        } else if (size >= 100) {
            decimals = 1;
        } else if (size >= 1) {
            decimals = 2;
        } else {
            decimals = 3;
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** Whether the value is a whole number, up to rounding errors of floating-point sums. */
    private static boolean whole(double value) {
        return Math.abs(value - Math.rint(value)) < ROUNDING * Math.abs(value);
    }

    /** A count with commas. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** A count with its noun: 1 run, 2 runs, 1,200 runs. */
    public static String count(long value, String noun) {
        return count(value) + " " + noun + (value == 1 ? "" : "s");
    }

    /** A signed change in percent: +12.3 %, and 0.0 % without a sign for a change that rounds to zero. */
    public static String change(Double percent) {
        if (percent == null) {
            return MISSING;
        }
        String text = String.format(Locale.ROOT, "%+.1f %%", percent);
        return text.equals("-0.0 %") || text.equals("+0.0 %") ? "0.0 %" : text;
    }

    /** Milliseconds in the unit that reads best: 0.8 ms, 76 ms, 9.2 s, 130 s. */
    public static String millis(double millis) {
        if (millis < 9.95) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (Math.rint(millis) < MILLIS_PER_SECOND) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        double seconds = millis / MILLIS_PER_SECOND;
        return String.format(Locale.ROOT, seconds < 99.95 ? "%.1f s" : "%,.0f s", seconds);
    }

    /** A ratio: ×0.82; empty for none. */
    public static String ratio(Double ratio) {
        return ratio == null ? "" : String.format(Locale.ROOT, "×%.2f", ratio);
    }

    /** A part as percent: 0.998 is 99.8 %. */
    public static String percent(double part) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * part);
    }

    /** Bytes in decimal units, as in scenario files: 10 KB is 10,000 bytes. */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return plain(bytes / 1_000.0) + " KB";
        }
        return plain(bytes / 1_000_000.0) + " MB";
    }
}
