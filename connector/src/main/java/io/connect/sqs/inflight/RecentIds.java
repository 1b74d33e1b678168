package io.connect.sqs.inflight;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;

/** The ids of the newest 50,000 messages, each for a limited time. Not thread-safe. */
final class RecentIds {

    /** The longest retention that SQS offers: a message older than this is gone. */
    static final Duration LONGEST_RETENTION = Duration.ofDays(14);

    private final Duration kept;
    private final LongSupplier nanoClock;
    private final Map<String, Long> since = new BoundedMap<>();

    RecentIds(Duration kept, LongSupplier nanoClock) {
        this.kept = kept;
        this.nanoClock = nanoClock;
    }

    /** Keeps an id from now on. */
    void add(String id) {
        forgetOld();
        // An old entry is removed first, so that the newest entry is always the last one.
        since.remove(id);
        since.put(id, nanoClock.getAsLong());
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
        Iterator<Long> oldest = since.values().iterator();
        while (oldest.hasNext() && now - oldest.next() >= kept.toNanos()) {
            oldest.remove();
        }
    }

    int size() {
        return since.size();
    }
}
