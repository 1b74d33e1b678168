package io.connect.bench.scenario.unit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Immutable maps in the order of the file, so that the printed text has the same order. */
public final class Maps {

    private Maps() {}

    public static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
