package io.connect.sqs.inflight;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of at most 50,000 entries. If it is full, the entry that was inserted first is removed. Updating an existing key does
 * not change its place in this order. Not thread-safe.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 50_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
