package io.connect.sqs.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The condition under which a key has an effect.
 *
 * @param controllers keys that the condition depends on; none if it is always true
 * @param description the condition in words that follow "only when"
 * @param test tests the values of all keys; an invalid value is null or missing
 */
public record ShownWhen(List<String> controllers, String description, Predicate<Map<String, Object>> test) {

    private static final ShownWhen ALWAYS = new ShownWhen(List.of(), "", values -> true);

    /** Copies the list of controllers. */
    public ShownWhen {
        controllers = List.copyOf(controllers);
    }

    static ShownWhen always() {
        return ALWAYS;
    }

    /** The condition that another key has this value, in upper or lower case. */
    static ShownWhen is(String key, String wanted) {
        return new ShownWhen(
                List.of(key),
                key + "=" + wanted,
                values -> values.get(key) != null
                        && values.get(key).toString().trim().equalsIgnoreCase(wanted));
    }

    /** The condition that another key is set. */
    static ShownWhen given(String key) {
        return new ShownWhen(List.of(key), key + " is set", values -> isGiven(values.get(key)));
    }

    /** The condition that another key is set, but not to {@code nothing}. */
    static ShownWhen givenBut(String key, String nothing) {
        return new ShownWhen(
                List.of(key),
                key + " is set and not " + nothing,
                values -> isGiven(values.get(key))
                        && !values.get(key).toString().trim().equalsIgnoreCase(nothing));
    }

    /**
     * The condition that one of these converters is used, directly or as a delegate.
     *
     * @param controllers the keys that can change this condition
     */
    static ShownWhen converting(Set<String> converters, List<String> controllers) {
        return new ShownWhen(
                controllers,
                "a converter is "
                        + String.join(" or ", converters.stream().sorted().toList()),
                values -> BundledConverters.atWork(values).stream()
                        .anyMatch(name -> converters.contains(name) || BundledConverters.isForeign(name)));
    }

    /** Whether the condition is true for these values. */
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
