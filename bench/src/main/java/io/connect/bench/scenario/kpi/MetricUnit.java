package io.connect.bench.scenario.kpi;

import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.bench.scenario.unit.Percent;
import io.connect.bench.scenario.unit.Rate;
import io.connect.reports.model.Metric;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/** Converts a limit with its own unit into the unit of its metric. */
public enum MetricUnit {
    PER_SECOND("msg/s", "1000/s", text -> Rate.parse(text).perSecond()),
    MILLISECONDS("ms", "500ms", text -> DurationText.parse(text).toNanos() / 1e6),
    SECONDS("s", "30s", text -> DurationText.parse(text).toNanos() / 1e9),
    MICROSECONDS("µs", "800us", text -> DurationText.parse(text).toNanos() / 1e3),
    PERCENT("%", "70%", text -> Percent.parse(text).value()),
    MEGABYTES("MB", "3GB", text -> DataSize.parse(text).bytes() / 1e6),
    MEGABYTES_PER_SECOND("MB/s", "50MB/s", text -> Bandwidth.parse(text).bytesPerSecond() / 1e6),
    COUNT("count", "0", MetricUnit::wholeNumber);

    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

    private final String text;
    private final String example;
    private final ToDoubleFunction<String> parser;

    MetricUnit(String text, String example, ToDoubleFunction<String> parser) {
        this.text = text;
        this.example = example;
        this.parser = parser;
    }

    /** The unit of a metric. */
    public static MetricUnit of(Metric metric) {
        return Arrays.stream(values())
                .filter(unit -> unit.text.equals(metric.unit()))
                .findFirst()
                .orElseThrow();
    }

    /** A limit in this unit, for error messages. */
    public String example() {
        return example;
    }

    /**
     * Converts {@code limit} to a number in this unit: 0.5s is 500 in milliseconds.
     *
     * @throws IllegalArgumentException naming the text and the correct form
     */
    public double parse(String limit) {
        return parser.applyAsDouble(limit);
    }

    private static double wholeNumber(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a count, expected a whole number like 0");
        }
        return Long.parseLong(text);
    }
}
