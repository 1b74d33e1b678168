package io.connect.sqs.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The condition under which a key has an effect.
 *
 * @param controllers keys that decide it; none when it always holds
 * @param description the condition in words, as it follows "only when"
 * @param test        looks at the values of all keys, in which a value that could not be read is null or missing
 */
public record ShownWhen(List<String> controllers, String description, Predicate<Map<String, Object>> test) {

    private static final ShownWhen ALWAYS = new ShownWhen(List.of(), "", values -> true);

    /** Copies the controllers. */
    public ShownWhen {
        controllers = List.copyOf(controllers);
    }

    static ShownWhen always() {
        return ALWAYS;
    }

    /** When another key has this value, whatever the case of its letters. */
    static ShownWhen is(String key, String wanted) {
        return new ShownWhen(
                List.of(key),
                key + "=" + wanted,
                values -> values.get(key) != null
                        && values.get(key).toString().trim().equalsIgnoreCase(wanted));
    }

    /** When another key is set to any value. */
    static ShownWhen given(String key) {
        return new ShownWhen(List.of(key), key + " is set", values -> isGiven(values.get(key)));
    }

    /** When another key is set to any value but the word for none. */
    static ShownWhen givenBut(String key, String nothing) {
        return new ShownWhen(
                List.of(key),
                key + " is set and not " + nothing,
                values -> isGiven(values.get(key))
                        && !values.get(key).toString().trim().equalsIgnoreCase(nothing));
    }

    /**
     * When one of these converters is at work, by itself or behind another one.
     *
     * @param controllers the keys whose change can bring it about
     */
    static ShownWhen converting(Set<String> converters, List<String> controllers) {
        return new ShownWhen(
                controllers,
                "a converter is "
                        + String.join(" or ", converters.stream().sorted().toList()),
                values -> BundledConverters.atWork(values).stream()
                        .anyMatch(name -> converters.contains(name) || BundledConverters.isForeign(name)));
    }

    /** Whether the key has an effect with these values. */
    public boolean holds(Map<String, Object> values) {
        return test.test(values);
    }

    private static boolean isGiven(Object value) {
        if (value instanceof Collection<?> list) {
            return !list.isEmpty();
        }
        return value != null && !value.toString().isBlank();
    }
}
