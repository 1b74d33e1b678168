package io.connect.sqs.validation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys of other SQS connectors, and their replacements. They are read from {@code foreign-keys.txt} in this package. */
final class OtherConnectorKeys {

    /**
     * A key of another connector and its replacement.
     *
     * @param key the other connector's key
     * @param target the key of this connector; empty if there is none
     * @param remark an additional remark; may be empty
     */
    record Translation(String key, Optional<String> target, String remark) {}

    private static final String TABLE = "foreign-keys.txt";
    private static final int COLUMNS = 3;
    private static final String CAMEL = "camel.";
    private static final String CAMEL_OPTION = "camel:";
    private static final List<String> CAMEL_PREFIXES = List.of(
            "camel.kamelet.aws-sqs-source.",
            "camel.source.path.",
            "camel.source.endpoint.",
            "camel.source.",
            "camel.component.aws2-sqs.");
    private static final Pattern DASHED = Pattern.compile("-([a-z])");
    private static final String ANY = ".*";

    private static final Map<String, Translation> ALL = read();

    private OtherConnectorKeys() {}

    /** The translation of another connector's key; empty if the table does not contain it. */
    static Optional<Translation> of(String key) {
        if (key.startsWith(CAMEL)) {
            return Optional.of(
                    ALL.getOrDefault(CAMEL_OPTION + camelOption(key), new Translation(key, Optional.empty(), "")));
        }
        return Optional.ofNullable(ALL.get(key))
                .or(() -> ALL.values().stream()
                        .filter(entry -> entry.key().endsWith(ANY)
                                && key.startsWith(
                                        entry.key().substring(0, entry.key().length() - 1)))
                        .findFirst());
    }

    static Map<String, Translation> all() {
        return ALL;
    }

    /** The name of a Camel option in camel case. Camel accepts camel case and dashes. */
    private static String camelOption(String key) {
        String option = CAMEL_PREFIXES.stream()
                .filter(key::startsWith)
                .findFirst()
                .map(prefix -> key.substring(prefix.length()))
                .orElse(key);
        return DASHED.matcher(option).replaceAll(dash -> dash.group(1).toUpperCase(Locale.ROOT));
    }

    private static Map<String, Translation> read() {
        try (InputStream in = OtherConnectorKeys.class.getResourceAsStream(TABLE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(OtherConnectorKeys::translation)
                    .collect(Collectors.toMap(
                            Translation::key,
                            entry -> entry,
                            (one, other) -> {
                                throw new IllegalStateException(TABLE + " has " + one.key() + " twice");
                            },
                            LinkedHashMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Translation translation(String line) {
        String[] columns = line.split("\\|", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(TABLE + " has a line that is not key | key | remark: " + line);
        }
        return new Translation(
                columns[0].trim(),
                Optional.of(columns[1].trim()).filter(target -> !target.isEmpty()),
                columns[2].trim());
    }
}
