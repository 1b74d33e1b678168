package io.connect.toxiproxy.toxic.call;

import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * The calls that a rule has matched, changed and could not read, on all connections of its proxy. Safe for use by several
 * threads.
 */
public final class Tally {

    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong hit = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    /** The number of calls that the rule matches. */
    public long seen() {
        return seen.get();
    }

    /** The number of calls that it changed. */
    public long hit() {
        return hit.get();
    }

    /** Calls that passed unchanged because they could not be read. The rule might have matched them. */
    public long unknown() {
        return unknown.get();
    }

    /** Counts a call that could not be read. */
    public void addUnknown() {
        unknown.incrementAndGet();
    }

    /** Counts a call that the rule matches, and returns whether the rule acts on it. */
    public boolean meets(Occurrence occurrence, RandomGenerator random) {
        long number = seen.incrementAndGet();
        boolean met = switch (occurrence.kind()) {
            case EACH -> true;
            case NTH -> number == (long) occurrence.number();
            case EVERY -> number % (long) occurrence.number() == 0;
            case SHARE -> random.nextDouble() < occurrence.number();
        };
        if (met) {
            hit.incrementAndGet();
        }
        return met;
    }
}
