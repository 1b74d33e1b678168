package io.connect.bench.scenario.unit;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A rate of messages or requests per second, written {@code 500/s}.
 *
 * @param perSecond the rate per second, at least 0, finite
 */
public record Rate(double perSecond) implements Comparable<Rate> {

    private static final Map<String, BigDecimal> UNITS = Map.of("/s", BigDecimal.ONE);

    public Rate {
        if (!(perSecond >= 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("A rate is a finite number of at least 0/s, not " + perSecond);
        }
    }

    /** Reads text such as {@code 500/s} or {@code 0.5/s}. */
    public static Rate parse(String text) {
        return new Rate(Quantities.parse("rate", text, UNITS, "500/s").doubleValue());
    }

    /** This rate multiplied by {@code factor}. */
    public Rate times(double factor) {
        return new Rate(perSecond * factor);
    }

    @Override
    public int compareTo(Rate other) {
        return Double.compare(perSecond, other.perSecond);
    }

    @Override
    public String toString() {
        return Quantities.print(new BigDecimal(Double.toString(perSecond))) + "/s";
    }
}
