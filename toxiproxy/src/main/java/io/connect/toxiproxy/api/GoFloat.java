package io.connect.toxiproxy.api;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Writes numbers to JSON as Go does: the shortest text that parses to the same number, with an exponent only for very large and
 * very small ones.
 */
final class GoFloat {

    private static final int MOST_DIGITS = 9;
    private static final double LEAST_PLAIN = 1e-6;
    private static final double LEAST_BIG = 1e21;

    private GoFloat() {}

    /** The text of a finite number. */
    static String text(float number) {
        if (number == 0) {
            return 1 / number < 0 ? "-0" : "0";
        }
        BigDecimal shortest = shortest(number);
        double size = Math.abs((double) number);
        if (size >= LEAST_PLAIN && size < LEAST_BIG) {
            return shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        int exponent = digits.length() - 1 - shortest.scale();
        return (number < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e" : "e+")
                + exponent;
    }

    private static BigDecimal shortest(float number) {
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.floatValue() == number) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
    }
}
