package io.connect.reports.judge;

/**
 * The demand on a figure.
 *
 * @param text the text as the scenario file words it, for example {@code < 500 ms}; shown to people
 * @param relation how the figure must stand to the limit
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

    /** How a figure must stand to its limit. */
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

        /** The symbol that stands for it in scenario files. */
        public String symbol() {
            return symbol;
        }

        /** The relation that {@code symbol} stands for. */
        public static Relation of(String symbol) {
            for (Relation relation : values()) {
                if (relation.symbol.equals(symbol)) {
                    return relation;
                }
            }
            throw new IllegalArgumentException("'" + symbol + "' is no relation; one of < <= > >= = is");
        }

        abstract boolean holds(double value, double limit);

        /** Room left to the limit; negative when it is passed. */
        abstract double margin(double value, double limit);
    }
}
