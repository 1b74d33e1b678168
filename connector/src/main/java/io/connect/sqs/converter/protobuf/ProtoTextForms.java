package io.connect.sqs.converter.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parses messages that are a single string in protobuf's JSON: {@code google.protobuf.Duration} and {@code FieldMask}.
 * Stateless.
 */
final class ProtoTextForms {

    static final String DURATION = "google.protobuf.Duration";
    static final String FIELD_MASK = "google.protobuf.FieldMask";

    private static final Pattern SECONDS = Pattern.compile("-?[0-9]{1,12}(?:\\.[0-9]{1,9})?s");
    private static final BigDecimal LONGEST = BigDecimal.valueOf(315_576_000_000L);
    private static final int NANO_DIGITS = 9;
    private static final Pattern MASK = Pattern.compile("[A-Za-z0-9.]*(?:,[A-Za-z0-9.]+)*");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern UNDERSCORED = Pattern.compile("_([a-z])");

    private ProtoTextForms() {}

    static boolean has(Descriptor type) {
        return type.getFullName().equals(DURATION) || type.getFullName().equals(FIELD_MASK);
    }

    /**
     * The values of the message's fields, by name.
     *
     * @throws SchemaMismatchException if the text is invalid for the type
     */
    static Map<String, Object> parse(Descriptor type, String text) {
        return type.getFullName().equals(DURATION) ? duration(text) : Map.of("paths", paths(text));
    }

    static String duration(long seconds, int nanos) {
        BigDecimal all = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, NANO_DIGITS));
        return (all.signum() == 0 ? "0" : all.stripTrailingZeros().toPlainString()) + "s";
    }

    static String fieldMask(List<?> paths) {
        List<String> written = new ArrayList<>();
        paths.forEach(path -> written.add(UNDERSCORED
                .matcher((String) path)
                .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT))));
        return String.join(",", written);
    }

    private static Map<String, Object> duration(String text) {
        if (!SECONDS.matcher(text).matches()) {
            throw new SchemaMismatchException("a duration like 1.5s expected, but met another string");
        }
        BigDecimal all = new BigDecimal(text.substring(0, text.length() - 1));
        if (all.abs().compareTo(LONGEST) > 0) {
            throw new SchemaMismatchException(
                    "a duration of at most " + LONGEST + " seconds expected, but met a longer one");
        }
        long seconds = all.longValue();
        int nanos = all.subtract(BigDecimal.valueOf(seconds))
                .movePointRight(NANO_DIGITS)
                .intValueExact();
        return Map.of("seconds", seconds, "nanos", nanos);
    }

    private static List<String> paths(String text) {
        if (!MASK.matcher(text).matches()) {
            throw new SchemaMismatchException("field names like user.displayName, separated by commas, expected");
        }
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (String path : text.split(",")) {
            paths.add(CAPITAL.matcher(path)
                    .replaceAll(match -> "_" + match.group().toLowerCase(java.util.Locale.ROOT)));
        }
        return paths;
    }
}
