package io.connect.bench.inspect;

import java.util.Optional;
import java.util.Properties;

/**
 * The inspections of the workers that the user requested, in addition to the regular samples.
 *
 * @param flightRecording {@code -Djfr}, a flight recording of each worker per run
 * @param heapDump {@code -Dheapdump}, a heap dump of each worker at the end of each run
 * @param profilerEvent {@code -Dprofiler} or {@code -Dprofiler=EVENT}, a flame graph of each worker per run; cpu unless another
 *     event is named
 */
public record Inspections(boolean flightRecording, boolean heapDump, Optional<String> profilerEvent) {

    private static final String DEFAULT_EVENT = "cpu";

    public static Inspections from(Properties properties) {
        return new Inspections(
                flag(properties, "jfr"),
                flag(properties, "heapdump"),
                Optional.ofNullable(properties.getProperty("profiler"))
                        .filter(event -> !event.equals("false"))
                        .map(event -> event.isEmpty() || event.equals("true") ? DEFAULT_EVENT : event));
    }

    /** Whether a flag is set; {@code -Dname} without a value counts as set. */
    private static boolean flag(Properties properties, String name) {
        String text = properties.getProperty(name, "false");
        return text.isEmpty() || Boolean.parseBoolean(text);
    }
}
