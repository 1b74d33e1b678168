package io.connect.toxiproxy.toxic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps of attributes in the API's order. */
final class Attributes {

    private Attributes() {}

    static Map<String, Long> of(String name, long value) {
        return Map.of(name, value);
    }

    static Map<String, Long> of(String first, long firstValue, String second, long secondValue) {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put(first, firstValue);
        map.put(second, secondValue);
        return Collections.unmodifiableMap(map);
    }
}
