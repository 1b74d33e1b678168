package io.connect.features.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was found about one service, by feature and scenario: {@link #AS_DOCUMENTED}, or what it does instead.
 *
 * @param service name with version
 * @param features file name without its ending, then the scenario's name
 */
record Findings(String service, Map<String, Map<String, String>> features) {

    static final String AS_DOCUMENTED = "as documented";

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Findings {
        TreeMap<String, Map<String, String>> sorted = new TreeMap<>();
        features.forEach(
                (feature, scenarios) -> sorted.put(feature, Collections.unmodifiableMap(new TreeMap<>(scenarios))));
        features = Collections.unmodifiableMap(sorted);
    }

    /** All that are committed, by the service's name. */
    static List<Findings> allIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Findings> all = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                all.add(JSON.readValue(file.toFile(), Findings.class));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the findings in " + folder, e);
        }
    }

    Optional<String> of(String feature, String scenario) {
        return Optional.ofNullable(features.getOrDefault(feature, Map.of()).get(scenario));
    }

    /** Writes them to the file of their service. */
    void writeTo(Path folder) {
        Path file = folder.resolve(service.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-") + ".json");
        try {
            Files.writeString(file, JSON.writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
