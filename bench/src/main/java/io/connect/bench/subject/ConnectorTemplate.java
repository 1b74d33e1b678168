package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the addresses of a running environment into the configuration of the subject, which in the scenario file has
 * {@code ${...}} in their places. Any connector can be the subject, so no key of it is known here.
 */
public final class ConnectorTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, Supplier<String>> values;

    /** @param values placeholder to its value; called only for placeholders in use */
    public ConnectorTemplate(Map<String, Supplier<String>> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * The subject's keys with the scenario's laid over them, every placeholder replaced.
     *
     * @throws BrokenRunException when a placeholder stands for nothing here
     */
    public Map<String, String> fill(Map<String, String> subject, Map<String, String> scenario) {
        Map<String, String> filled = new LinkedHashMap<>(subject);
        filled.putAll(scenario);
        filled.replaceAll(this::fill);
        return filled;
    }

    private String fill(String key, String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            // ${provider:path:key} is not ours: the worker's own config provider fills it in.
            boolean forTheWorker = matcher.group(1).contains(":");
            Supplier<String> value = forTheWorker ? matcher::group : values.get(matcher.group(1));
            if (value == null) {
                throw new BrokenRunException("connector key " + key + " is '" + text + "', and " + matcher.group()
                        + " stands for nothing in this environment; it has " + new TreeSet<>(values.keySet()));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.get()));
        }
        return matcher.appendTail(filled).toString();
    }
}
