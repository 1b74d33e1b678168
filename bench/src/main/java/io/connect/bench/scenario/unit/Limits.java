package io.connect.bench.scenario.unit;

/** Range checks; their messages contain the field, the value and the range. */
public final class Limits {

    private Limits() {}

    public static void between(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(field + " is between " + min + " and " + max + ", not " + value);
        }
    }

    public static void atLeast(String field, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException(field + " is at least " + min + ", not " + value);
        }
    }

    public static void positive(String field, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(field + " is a finite number above 0, not " + value);
        }
    }

    /** Checks that base64 is on: a body is bytes, and SQS accepts only text. */
    public static void text(String what, boolean base64) {
        if (!base64) {
            throw new IllegalArgumentException(what + " cannot be false: an SQS message is text, and bytes are none");
        }
    }
}
