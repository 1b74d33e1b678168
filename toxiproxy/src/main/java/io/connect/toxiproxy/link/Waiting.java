package io.connect.toxiproxy.link;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The delay by toxics as running sums: the difference of two samples is the delay between them.
 *
 * @param bytes the bytes that have passed through toxics, in either direction
 * @param byteMicros the sum of the delays of all bytes, in byte-microseconds
 */
public record Waiting(long bytes, long byteMicros) {

    /** The mean delay of a byte in one direction since an earlier sample, in ms; empty when no bytes have passed. */
    public OptionalDouble meanMillisSince(Waiting before) {
        long cameThrough = bytes - before.bytes;
        return cameThrough <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (byteMicros - before.byteMicros) / (double) cameThrough / TimeUnit.MILLISECONDS.toMicros(1));
    }
}
