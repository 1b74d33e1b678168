package io.connect.toxiproxy.http;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A bucket that fills with tokens at a steady rate, up to a limit. It starts full. Safe for use by several threads. */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final double tokensPerSecond;
    private final int capacity;
    private final LongSupplier nanoClock;

    private double tokens;
    private long filledNanos;

    TokenBucket(double tokensPerSecond, int capacity, LongSupplier nanoClock) {
        this.tokensPerSecond = tokensPerSecond;
        this.capacity = capacity;
        this.nanoClock = nanoClock;
        this.tokens = capacity;
        this.filledNanos = nanoClock.getAsLong();
    }

    synchronized boolean tryTake() {
        long now = nanoClock.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledNanos) / NANOS_PER_SECOND * tokensPerSecond);
        filledNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
