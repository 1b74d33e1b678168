package io.connect.sqs.config;

import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * How the path to a field is written: {@code detail.items.0.s3Uri}. Anything of another notation would be taken for a name that
 * no field has, and would never match.
 */
final class DotPath {

    private static final Pattern JSON_PATH = Pattern.compile("^[$@](?=[.\\[]|$)|(?<!\\\\)\\[");
    private static final Pattern EMPTY_SEGMENT = Pattern.compile("^\\.|(?<!\\\\)\\.\\.|(?<!\\\\)\\.$|^$");

    private DotPath() {}

    /** @throws ConfigException if the text is written as JSONPath or a JSON pointer, or a part of it is empty */
    static void check(String key, String text) {
        String path = text.strip();
        if (path.isEmpty()) {
            throw new ConfigException(key, text, "must not be blank");
        }
        if (JSON_PATH.matcher(path).find()) {
            throw foreign(key, path, "JSONPath");
        }
        if (path.startsWith("/")) {
            throw foreign(key, path, "a JSON pointer");
        }
        if (EMPTY_SEGMENT.matcher(path).find()) {
            throw new ConfigException(
                    key, text, "has an empty segment; write field names separated by single dots, like detail.s3Uri");
        }
    }

    private static ConfigException foreign(String key, String path, String notation) {
        String dots = path.replaceFirst("^[$@]", "")
                .replaceAll("\\[\\s*['\"]?([^'\"\\]]*)['\"]?\\s*]", ".$1")
                .replace('/', '.')
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^\\.|\\.$", "");
        return new ConfigException(
                key,
                path,
                "is written as " + notation + "; write a dot path"
                        + (dots.isEmpty() ? ", like detail.s3Uri" : ": " + dots)
                        + ". A character that belongs to a field's name gets a backslash before it");
    }
}
