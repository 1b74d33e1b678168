package io.connect.bench.ledger;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.Deflater;
import org.HdrHistogram.Histogram;

/** Histograms of microseconds, all with the same settings so that they can be merged. */
final class Histograms {

    /** Values are exact to one part in a thousand. */
    private static final int SIGNIFICANT_DIGITS = 3;

    private Histograms() {}

    static Histogram create() {
        return new Histogram(SIGNIFICANT_DIGITS);
    }

    /** Records a time. Stamps of one clock can go back a few microseconds between threads; a negative time counts as 0. */
    static void record(Histogram histogram, long micros) {
        histogram.recordValue(Math.max(0, micros));
    }

    /** HdrHistogram's compressed V2 encoding as base64. */
    static String encode(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.DEFAULT_COMPRESSION);
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(length)
                        .put(buffer.array(), 0, length)
                        .array());
    }
}
