package io.connect.toxiproxy.link;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * How long toxics have made bytes wait, as running sums: the difference of two samples is the wait between them.
 *
 * @param bytes the bytes that have passed through toxics, in either direction
 * @param byteMicros the time each of them waited, all together, in byte-microseconds
 */
public record Waiting(long bytes, long byteMicros) {

    /** Mean wait of a byte on its way in one direction since an earlier look, in ms; empty when none has come through. */
    public OptionalDouble meanMillisSince(Waiting before) {
        long cameThrough = bytes - before.bytes;
        return cameThrough <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (byteMicros - before.byteMicros) / (double) cameThrough / TimeUnit.MILLISECONDS.toMicros(1));
    }
}
