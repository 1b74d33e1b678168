package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The bytes that have passed a proxy since its creation, by direction, and how long toxics delayed them. Safe for use by
 * several threads.
 */
public final class Traffic {

    private final LongAdder upstream = new LongAdder();
    private final LongAdder downstream = new LongAdder();
    private final LongAdder shaped = new LongAdder();
    private final LongAdder waitedByteMicros = new LongAdder();

    /** Bytes forwarded in a direction, without bytes that toxics hold back or drop. */
    public long bytes(Direction direction) {
        return counter(direction).sum();
    }

    /** How long bytes of both directions have been delayed so far. */
    public Waiting waiting() {
        return new Waiting(shaped.sum(), waitedByteMicros.sum());
    }

    /** Bytes have passed through toxics, delayed or not. */
    void shaped(int sizeBytes) {
        shaped.add(sizeBytes);
    }

    /** One toxic has delayed bytes. */
    void waited(int sizeBytes, long nanos) {
        waitedByteMicros.add(sizeBytes * TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    LongAdder counter(Direction direction) {
        return direction == Direction.UPSTREAM ? upstream : downstream;
    }
}
