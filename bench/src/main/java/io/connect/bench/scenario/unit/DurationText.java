package io.connect.bench.scenario.unit;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The text form of a {@link Duration}: one number and one unit, {@code 250ms}, {@code 20s}, {@code 5m}, {@code 2h}. */
public final class DurationText {

    private static final Map<String, BigDecimal> UNITS = units();

    /** No experiment lasts longer. A hundred of them still fit into the nanoseconds of a long. */
    private static final Duration MOST = Duration.ofDays(1_000);

    private DurationText() {}

    /** Reads text such as {@code 1.5s}, at most 1000 days; the smallest unit is a microsecond, {@code us}. */
    public static Duration parse(String text) {
        long micros = Quantities.parseWhole("duration", text, UNITS, "250ms");
        Duration duration = Duration.ofSeconds(micros / 1_000_000, micros % 1_000_000 * 1_000);
        if (duration.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is out of range, a duration is at most " + print(MOST));
        }
        return duration;
    }

    /** Prints with the largest unit that divides the duration; fractions of a microsecond are dropped. */
    public static String print(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        String best = "us";
        long bestFactor = 1;
        for (Map.Entry<String, BigDecimal> unit : UNITS.entrySet()) {
            long factor = unit.getValue().longValueExact();
            if (micros % factor == 0 && (micros != 0 || "s".equals(unit.getKey()))) {
                best = unit.getKey();
                bestFactor = factor;
            }
        }
        return micros / bestFactor + best;
    }

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        units.put("us", BigDecimal.ONE);
        units.put("ms", BigDecimal.valueOf(1_000));
        units.put("s", BigDecimal.valueOf(1_000_000));
        units.put("m", BigDecimal.valueOf(60_000_000L));
        units.put("h", BigDecimal.valueOf(3_600_000_000L));
        units.put("d", BigDecimal.valueOf(86_400_000_000L));
        return units;
    }
}
