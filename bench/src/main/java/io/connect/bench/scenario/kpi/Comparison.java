package io.connect.bench.scenario.kpi;

/** How a measured value is compared with a limit. */
public enum Comparison {
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String symbol;

    Comparison(String symbol) {
        this.symbol = symbol;
    }

    /** The sign used in scenarios.yaml and in results. */
    public String symbol() {
        return symbol;
    }

    /** Whether {@code value} meets {@code limit}; NaN never does. */
    public boolean holds(double value, double limit) {
        return switch (this) {
            case LESS -> value < limit;
            case AT_MOST -> value <= limit;
            case GREATER -> value > limit;
            case AT_LEAST -> value >= limit;
        };
    }
}
