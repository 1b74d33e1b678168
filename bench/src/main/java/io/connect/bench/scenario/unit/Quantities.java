package io.connect.bench.scenario.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The form of all quantities: a decimal number directly followed by one of a fixed set of units. */
final class Quantities {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+(?:\\.\\d+)?)([^\\d.\\s].*)?");

    private Quantities() {}

    /**
     * Reads {@code text} as a number and one of {@code units}, in the smallest unit.
     *
     * @throws IllegalArgumentException naming the text and the correct form
     */
    static BigDecimal parse(String what, String text, Map<String, BigDecimal> units, String example) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a " + what + ", expected one like " + example);
        }
        String unit = matcher.group(2);
        if (unit == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' has no unit, a " + what + " is written like " + example + unitList(units));
        }
        BigDecimal factor = units.get(unit);
        if (factor == null) {
            throw new IllegalArgumentException("'" + text + "' has an unknown unit '" + unit + "', expected one like "
                    + example + unitList(units));
        }
        return new BigDecimal(matcher.group(1)).multiply(factor);
    }

    /** Like {@link #parse}, for a smallest unit that is indivisible. */
    static long parseWhole(String what, String text, Map<String, BigDecimal> units, String example) {
        BigDecimal value = parse(what, text, units, example);
        try {
            return value.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a whole number of the smallest unit of a " + what + " or is too large", e);
        }
    }

    /** Prints without exponent and without trailing zeros. */
    static String print(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private static String unitList(Map<String, BigDecimal> units) {
        return units.keySet().stream().collect(Collectors.joining(", ", " (units: ", ")"));
    }
}
