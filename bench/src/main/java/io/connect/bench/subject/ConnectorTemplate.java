package io.connect.bench.subject;

import io.connect.bench.BrokenRunException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the placeholders in the configuration of the subject with the addresses of a running environment. In the scenario
 * file, placeholders are written {@code ${...}}. Any connector can be the subject, so this class knows none of its keys.
 */
public final class ConnectorTemplate {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

    private final Map<String, Supplier<String>> values;

    /** @param values maps each placeholder to its value; called only for used placeholders */
    public ConnectorTemplate(Map<String, Supplier<String>> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Merges the subject's keys with those of the scenario, which take precedence, and replaces every placeholder.
     *
     * @throws BrokenRunException when a placeholder has no value in this environment
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
            // ${provider:path:key} is for the worker: its own config provider replaces it.
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
