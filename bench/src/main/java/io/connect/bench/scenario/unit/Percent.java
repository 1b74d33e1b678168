package io.connect.bench.scenario.unit;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A share in percent, written {@code 70%}. It may exceed 100 if it compares one run with another.
 *
 * @param value the value, at least 0 and finite; 70 means 70 %
 */
public record Percent(double value) implements Comparable<Percent> {

    private static final double HUNDRED = 100;
    private static final Map<String, BigDecimal> UNITS = Map.of("%", BigDecimal.ONE);

    public Percent {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("A share is a finite number of at least 0%, not " + value + "%");
        }
    }

    /** Reads text such as {@code 70%} or {@code 0.1%}. */
    public static Percent parse(String text) {
        return new Percent(Quantities.parse("share", text, UNITS, "70%").doubleValue());
    }

    /** The share as a fraction: 0.7 for 70 %. */
    public double fraction() {
        return value / HUNDRED;
    }

    @Override
    public int compareTo(Percent other) {
        return Double.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Quantities.print(new BigDecimal(Double.toString(value))) + "%";
    }
}
