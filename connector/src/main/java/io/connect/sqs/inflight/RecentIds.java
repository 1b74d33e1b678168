package io.connect.sqs.inflight;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The ids of the newest 50,000 messages, each for a limited time. Not thread-safe. */
final class RecentIds {

    /** The longest retention that SQS offers: a message older than this is gone. */
    static final Duration LONGEST_RETENTION = Duration.ofDays(14);

    private final Duration kept;
    private final LongSupplier nanoClock;
    private final BoundedMap<String, Long> since = new BoundedMap<>();

    RecentIds(Duration kept, LongSupplier nanoClock) {
        this.kept = kept;
        this.nanoClock = nanoClock;
    }

    /** Keeps an id from now on. */
    void add(String id) {
        forgetOld();
        since.putNewest(id, nanoClock.getAsLong());
    }

    boolean contains(String id) {
        forgetOld();
        return since.containsKey(id);
    }

    /** Takes an id out; false if it is not there. */
    boolean remove(String id) {
        forgetOld();
        return since.remove(id) != null;
    }

    /** Forgets the ids whose time is over. */
    void forgetOld() {
        long now = nanoClock.getAsLong();
        since.removeOldest(added -> now - added >= kept.toNanos());
    }

    int size() {
        return since.size();
    }
}
