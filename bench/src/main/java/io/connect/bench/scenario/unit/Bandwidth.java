package io.connect.bench.scenario.unit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A bandwidth in bits per second, written {@code 10Mbit/s} (with decimal prefixes, as usual for networks) or in bytes as
 * {@code 5MB/s}.
 *
 * @param bitsPerSecond the bandwidth, at least 0
 */
public record Bandwidth(long bitsPerSecond) implements Comparable<Bandwidth> {

    private static final int BITS_PER_BYTE = 8;
    private static final Map<String, BigDecimal> UNITS = units();

    public Bandwidth {
        if (bitsPerSecond < 0) {
            throw new IllegalArgumentException("A bandwidth is at least 0bit/s, not " + bitsPerSecond + "bit/s");
        }
    }

    /** Reads text such as {@code 10Mbit/s} or {@code 5MB/s}. */
    public static Bandwidth parse(String text) {
        return new Bandwidth(Quantities.parseWhole("bandwidth", text, UNITS, "10Mbit/s"));
    }

    /** Bytes per second, including fractions of a byte. */
    public double bytesPerSecond() {
        return (double) bitsPerSecond / BITS_PER_BYTE;
    }

    @Override
    public int compareTo(Bandwidth other) {
        return Long.compare(bitsPerSecond, other.bitsPerSecond);
    }

    /** Prints the bandwidth in the largest bit unit that divides it. */
    @Override
    public String toString() {
        String best = "bit/s";
        long bestFactor = 1;
        for (String unit : new String[] {"kbit/s", "Mbit/s", "Gbit/s"}) {
            long factor = UNITS.get(unit).longValueExact();
            if (bitsPerSecond != 0 && bitsPerSecond % factor == 0) {
                best = unit;
                bestFactor = factor;
            }
        }
        return bitsPerSecond / bestFactor + best;
    }

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        units.put("bit/s", BigDecimal.ONE);
        units.put("kbit/s", BigDecimal.valueOf(1_000));
        units.put("Mbit/s", BigDecimal.valueOf(1_000_000));
        units.put("Gbit/s", BigDecimal.valueOf(1_000_000_000));
        units.put("B/s", BigDecimal.valueOf(BITS_PER_BYTE));
        units.put("KB/s", BigDecimal.valueOf(1_000L * BITS_PER_BYTE));
        units.put("MB/s", BigDecimal.valueOf(1_000_000L * BITS_PER_BYTE));
        units.put("GB/s", BigDecimal.valueOf(1_000_000_000L * BITS_PER_BYTE));
        return units;
    }
}
