package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Bytes that have passed a proxy since it was created, by direction, and how long toxics made them wait. Safe for use by several threads. */
public final class Traffic {

    private final LongAdder upstream = new LongAdder();
    private final LongAdder downstream = new LongAdder();
    private final LongAdder shaped = new LongAdder();
    private final LongAdder waitedByteMicros = new LongAdder();

    /** Bytes handed on in the given direction; bytes that toxics hold back or drop do not count. */
    public long bytes(Direction direction) {
        return counter(direction).sum();
    }

    /** How long bytes of both directions have waited so far. */
    public Waiting waiting() {
        return new Waiting(shaped.sum(), waitedByteMicros.sum());
    }

    /** Bytes have gone through toxics, whether or not they waited there. */
    void shaped(int sizeBytes) {
        shaped.add(sizeBytes);
    }

    /** Bytes have waited in one toxic. */
    void waited(int sizeBytes, long nanos) {
        waitedByteMicros.add(sizeBytes * TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    LongAdder counter(Direction direction) {
        return direction == Direction.UPSTREAM ? upstream : downstream;
    }
}
