package io.connect.bench.external;

import io.connect.bench.scenario.environment.ExternalSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;

/**
 * Replaces {@code ${env:NAME}} and {@code ${file:/path}} with the secrets. They are read immediately before use. The scenario,
 * which is part of every result, contains only the reference.
 */
final class Secrets {
    private final UnaryOperator<String> environment;

    /** @param environment returns the value of an environment variable, null if it is not set */
    Secrets(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /** Returns the text with every reference replaced. */
    String fill(String what, String text) {
        Matcher matcher = ExternalSpec.SECRET_REFERENCE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value =
                    matcher.group(1).equals("env") ? variable(what, matcher.group(2)) : file(what, matcher.group(2));
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(filled).toString();
    }

    /** Replaces the references in every value of a map. */
    Map<String, String> fill(String what, Map<String, String> properties) {
        Map<String, String> filled = new LinkedHashMap<>();
        properties.forEach((key, text) -> filled.put(key, fill(what + "." + key, text)));
        return filled;
    }

    private String variable(String what, String name) {
        String value = environment.apply(name);
        if (value == null) {
            throw new ExternalEnvironmentException(
                    what + " refers to the environment variable " + name + ", which is not set");
        }
        return value;
    }

    private static String file(String what, String path) {
        try {
            return Files.readString(Path.of(path)).strip();
        } catch (IOException e) {
            throw new ExternalEnvironmentException(
                    what + " refers to the file " + path + ", which cannot be read: " + e, e);
        }
    }
}
