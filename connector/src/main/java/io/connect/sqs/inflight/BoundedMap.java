package io.connect.sqs.inflight;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A map of the newest 50,000 entries. The entry that was put in first is forgotten first; to put a key in again leaves it at its
 * place. Not thread-safe.
 */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private static final int MOST = 50_000;

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
