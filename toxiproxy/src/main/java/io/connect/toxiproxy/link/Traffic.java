package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import java.util.concurrent.atomic.LongAdder;

/** Bytes that have passed a proxy since it was created, by direction. Safe for use by several threads. */
public final class Traffic {

    private final LongAdder upstream = new LongAdder();
    private final LongAdder downstream = new LongAdder();

    /** Bytes handed on in the given direction; what toxics hold back or throw away is not in it. */
    public long bytes(Direction direction) {
        return counter(direction).sum();
    }

    LongAdder counter(Direction direction) {
        return direction == Direction.UPSTREAM ? upstream : downstream;
    }
}
