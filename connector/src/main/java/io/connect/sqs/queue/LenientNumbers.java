package io.connect.sqs.queue;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Parses whole numbers. SQS writes them without a fraction, but some compatible services add one ({@code 1700000000.123}). */
final class LenientNumbers {

    private static final int MOST_DIGITS = 18;

    private LenientNumbers() {}

    /** The whole part; empty if the text is not a number or exceeds a long. */
    static OptionalLong number(String text) {
        if (text == null || text.isBlank()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text.trim()));
        } catch (NumberFormatException notPlain) {
            return fractional(text.trim());
        }
    }

    private static OptionalLong fractional(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            long digits = (long) number.precision() - number.scale();
            return digits > MOST_DIGITS ? OptionalLong.empty() : OptionalLong.of(digits < 1 ? 0 : number.longValue());
        } catch (ArithmeticException | NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }
}
