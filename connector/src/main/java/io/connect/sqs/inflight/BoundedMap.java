package io.connect.sqs.inflight;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A map of at most 50,000 entries. If it is full, the entry that was inserted first is removed. Updating an existing key does
 * not change its place in this order. Not thread-safe.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 50_000;

    /** Puts an entry as the newest one, also if the key is there already. */
    public void putNewest(K key, V value) {
        remove(key);
        put(key, value);
    }

    /** Removes the oldest entries, up to the first one that is not old. */
    public void removeOldest(Predicate<V> isOld) {
        Iterator<V> oldest = values().iterator();
        while (oldest.hasNext() && isOld.test(oldest.next())) {
            oldest.remove();
        }
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
