package io.connect.sqs.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks the notation of a path to a field, such as {@code detail.items.0.s3Uri}. Without the check, a path in another notation
 * would be read as a field name and never match.
 */
final class DotPath {

    private static final Pattern JSON_PATH = Pattern.compile("^[$@](?=[.\\[]|$)|(?<!\\\\)\\[");
    private static final Pattern EMPTY_SEGMENT = Pattern.compile("^\\.|(?<!\\\\)\\.\\.|(?<!\\\\)\\.$|^$");

    private DotPath() {}

    /** The problem of a path, worded to follow the path; empty for a valid dot path. */
    static Optional<String> problem(String text) {
        String path = text.strip();
        if (path.isEmpty()) {
            return Optional.of("must not be blank");
        }
        if (JSON_PATH.matcher(path).find()) {
            return Optional.of("is written as JSONPath; " + instead(path));
        }
        if (path.startsWith("/")) {
            return Optional.of("is written as a JSON pointer; " + instead(path));
        }
        return EMPTY_SEGMENT.matcher(path).find()
                ? Optional.of("has an empty segment; write field names separated by single dots, like detail.s3Uri")
                : Optional.empty();
    }

    private static String instead(String path) {
        String dots = path.replaceFirst("^[$@]", "")
                .replaceAll("\\[\\s*['\"]?([^'\"\\]]*)['\"]?\\s*]", ".$1")
                .replace('/', '.')
                .replaceAll("\\.{2,}", ".")
                .replaceAll("^\\.|\\.$", "");
        return "write a dot path" + (dots.isEmpty() ? ", like detail.s3Uri" : ": " + dots)
                + ". A character that belongs to a field's name gets a backslash before it";
    }
}
