package io.connect.reports.judge;

/**
 * The required value of a figure.
 *
 * @param text the text in the scenario file, for example {@code < 500 ms}; shown to people
 * @param relation the required relation of the figure to the limit
 * @param limit the limit in the metric's own unit
 */
public record Target(String text, Relation relation, double limit) {

    public Target {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a target needs its text, for example '< 500 ms'");
        }
        if (relation == null) {
            throw new IllegalArgumentException("target '" + text + "' has no relation; one of < <= > >= = is needed");
        }
        if (Double.isNaN(limit) || Double.isInfinite(limit)) {
            throw new IllegalArgumentException(
                    "target '" + text + "' has the limit " + limit + ", a finite number is needed");
        }
    }

    /** The relations of a figure to its limit. */
    public enum Relation {
        BELOW("<") {
            @Override
            boolean holds(double value, double limit) {
                return value < limit;
            }

            @Override
            double margin(double value, double limit) {
                return limit - value;
            }
        },
        AT_MOST("<=") {
            @Override
            boolean holds(double value, double limit) {
                return value <= limit;
            }

            @Override
            double margin(double value, double limit) {
                return limit - value;
            }
        },
        ABOVE(">") {
            @Override
            boolean holds(double value, double limit) {
                return value > limit;
            }

            @Override
            double margin(double value, double limit) {
                return value - limit;
            }
        },
        AT_LEAST(">=") {
            @Override
            boolean holds(double value, double limit) {
                return value >= limit;
            }

            @Override
            double margin(double value, double limit) {
                return value - limit;
            }
        },
        EXACTLY("=") {
            @Override
            boolean holds(double value, double limit) {
                return value == limit;
            }

            @Override
            double margin(double value, double limit) {
                return value == limit ? 0 : -Math.abs(value - limit);
            }
        };

        private final String symbol;

        Relation(String symbol) {
            this.symbol = symbol;
        }

        /** The symbol in scenario files. */
        public String symbol() {
            return symbol;
        }

        /** The relation with this symbol. */
        public static Relation of(String symbol) {
            for (Relation relation : values()) {
                if (relation.symbol.equals(symbol)) {
                    return relation;
                }
            }
            throw new IllegalArgumentException("'" + symbol + "' is no relation; one of < <= > >= = is");
        }

        abstract boolean holds(double value, double limit);

        /** The distance left to the limit; negative when the target is missed. */
        abstract double margin(double value, double limit);
    }
}
