package io.connect.bench.scenario.unit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A number of bytes. Decimal units are powers of 1000 ({@code 10KB} is 10,000 bytes), binary ones of 1024 ({@code 4GiB} is 4G
 * in the options of a JVM).
 *
 * @param bytes the bytes, at least 0
 */
public record DataSize(long bytes) implements Comparable<DataSize> {

    private static final Map<String, BigDecimal> UNITS = units();

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("A size is at least 0B, not " + bytes + "B");
        }
    }

    /** Reads text such as {@code 10KB}, {@code 64KiB} or {@code 512B}. */
    public static DataSize parse(String text) {
        return new DataSize(Quantities.parseWhole("size", text, UNITS, "10KB"));
    }

    @Override
    public int compareTo(DataSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** Prints the shortest exact form: the largest unit that divides the size. */
    @Override
    public String toString() {
        String best = "B";
        long bestFactor = 1;
        for (Map.Entry<String, BigDecimal> unit : UNITS.entrySet()) {
            long factor = unit.getValue().longValueExact();
            if (bytes != 0 && bytes % factor == 0 && factor > bestFactor) {
                best = unit.getKey();
                bestFactor = factor;
            }
        }
        return bytes / bestFactor + best;
    }

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        units.put("B", BigDecimal.ONE);
        long decimal = 1;
        long binary = 1;
        for (String prefix : new String[] {"K", "M", "G"}) {
            decimal *= 1000;
            binary *= 1024;
            units.put(prefix + "B", BigDecimal.valueOf(decimal));
            units.put(prefix + "iB", BigDecimal.valueOf(binary));
        }
        return units;
    }
}
