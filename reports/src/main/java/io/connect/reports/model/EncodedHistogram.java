package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * An HdrHistogram in its stored form: the compressed encoding in base64, from which every percentile can be recomputed, and a
 * few plain numbers for readers without the library.
 *
 * @param unit the unit of the recorded values, {@value #MICROSECONDS}
 * @param count number of recorded values
 * @param mean the mean of the recorded values; null when empty
 * @param percentiles percentile name such as {@code p99.9} to value in {@code unit}
 * @param encoded compressed HdrHistogram V2, base64
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EncodedHistogram(String unit, long count, Double mean, Map<String, Long> percentiles, String encoded) {

    public static final String MICROSECONDS = "us";

    /** Three digits: values are exact to one part in a thousand. */
    public static final int SIGNIFICANT_DIGITS = 3;

    private static final Map<String, Double> PERCENTILES = percentilesToWrite();

    public EncodedHistogram {
        Checks.text("histogram unit", unit);
        Checks.notNegative("histogram count", count);
        Checks.text("histogram encoded", encoded);
        percentiles = Checks.map(percentiles);
    }

    /** Encodes a histogram of microseconds; the argument is not changed. */
    public static EncodedHistogram of(AbstractHistogram histogram) {
        Map<String, Long> percentiles = new LinkedHashMap<>();
        boolean empty = histogram.getTotalCount() == 0;
        if (!empty) {
            PERCENTILES.forEach((name, at) -> percentiles.put(name, histogram.getValueAtPercentile(at)));
        }
        return new EncodedHistogram(
                MICROSECONDS,
                histogram.getTotalCount(),
                empty ? null : histogram.getMean(),
                percentiles,
                encode(histogram));
    }

    /** The base64 text of a histogram's compressed encoding. */
    public static String encode(AbstractHistogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        byte[] bytes = new byte[length];
        buffer.flip();
        buffer.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The histogram that {@link #encode} wrote. */
    public static Histogram decode(String encoded) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
        } catch (DataFormatException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "a stored histogram cannot be decoded (" + encoded.length() + " characters): " + e.getMessage(), e);
        }
    }

    /** A new, growing histogram with the precision of all stored histograms. */
    public static Histogram newHistogram() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /** The stored histogram, from which any percentile can be computed. */
    public Histogram decode() {
        return decode(encoded);
    }

    /**
     * Adds up the histograms of several runs, phase by phase.
     *
     * @param runs phase name to histogram, for each run; a run need not have every phase
     */
    public static Map<String, EncodedHistogram> sumOf(List<Map<String, EncodedHistogram>> runs) {
        Map<String, Histogram> sums = new LinkedHashMap<>();
        runs.forEach(run -> run.forEach((phase, part) ->
                sums.computeIfAbsent(phase, any -> newHistogram()).add(part.decode())));
        Map<String, EncodedHistogram> encoded = new LinkedHashMap<>();
        sums.forEach((phase, sum) -> encoded.put(phase, of(sum)));
        return encoded;
    }

    private static Map<String, Double> percentilesToWrite() {
        Map<String, Double> percentiles = new LinkedHashMap<>();
        percentiles.put("p50", 50.0);
        percentiles.put("p90", 90.0);
        percentiles.put("p95", 95.0);
        percentiles.put("p99", 99.0);
        percentiles.put("p99.9", 99.9);
        percentiles.put("max", 100.0);
        return percentiles;
    }
}
