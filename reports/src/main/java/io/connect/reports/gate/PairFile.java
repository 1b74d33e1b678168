package io.connect.reports.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.text.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The file that collects interleaved runs, a line of JSON each.
 *
 * @param planned names of the scenarios that were to be run; none in files that do not say so
 * @param lines figures of pairs
 * @param voids pairs without figures
 * @param failures the reasons why the candidate fails whatever its figures are
 */
public record PairFile(List<String> planned, List<PairLine> lines, List<VoidPair> voids, List<String> failures) {

    private static final String PLANNED = "planned";
    private static final String FAILED = "failed";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** One void pair may be caused by the machine. */
    private static final int VOIDS_TO_FAIL = 2;

    public PairFile {
        planned = List.copyOf(planned);
        lines = List.copyOf(lines);
        voids = List.copyOf(voids);
        failures = List.copyOf(failures);
    }

    /** All lines of a file; blank lines are skipped. */
    public static PairFile read(Path file) {
        List<String> texts;
        try {
            texts = Files.readAllLines(file);
        } catch (IOException e) {
            throw new ResultFormatException("cannot read " + file + ": " + FileTrouble.reason(e), e);
        }
        List<String> planned = new ArrayList<>();
        List<PairLine> lines = new ArrayList<>();
        List<VoidPair> voids = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).isBlank()) {
                String place = file + ":" + (i + 1);
                JsonNode line = parse(place, texts.get(i));
                if (line.has(PLANNED)) {
                    planned.add(line.path("scenario").asText());
                } else if (line.has(VoidPair.KEY)) {
                    voids.add(VoidPair.of(place, line));
                } else if (line.has(FAILED)) {
                    failures.add(line.path("scenario").asText() + ": "
                            + line.path(FAILED).asText());
                } else {
                    lines.add(PairLine.of(place, line));
                }
            }
        }
        return new PairFile(planned, lines, voids, failures);
    }

    /**
     * The line, without its line break, that names a scenario before its first pair: {@code
     * {"scenario":"test-1","planned":true}}.
     */
    public static String plannedLine(String scenario) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scenario", scenario)
                .put(PLANNED, true)
                .toString();
    }

    /**
     * The line, without its line break, that fails a candidate: {@code
     * {"scenario":"test-1","failed":"the candidate of pair 2 has no drain-rate"}}.
     */
    public static String failedLine(String scenario, String reason) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("scenario", scenario)
                .put(FAILED, reason)
                .toString();
    }

    /**
     * Whether the candidate's runs are void although the base and its control keep up with the same load. Such a change is
     * worse than any ratio.
     */
    public boolean candidateVoids() {
        return candidateVoids(voids);
    }

    /** The scenarios without a figure of the candidate: void, planned only, or with a control alone. Nothing is known of them. */
    public List<String> scenariosWithoutAPair() {
        return Stream.of(
                        planned.stream(),
                        voids.stream().map(VoidPair::scenario),
                        lines.stream().map(PairLine::scenario))
                .flatMap(names -> names)
                .distinct()
                .filter(scenario -> lines.stream()
                        .noneMatch(line -> !line.control() && line.scenario().equals(scenario)))
                .toList();
    }

    /** Whether the void pairs so far fail the candidate, while further pairs are still being run. */
    public static boolean candidateVoids(List<VoidPair> voids) {
        long candidates = voids.stream().filter(VoidPair::isTheCandidates).count();
        return candidates >= VOIDS_TO_FAIL && candidates > voids.size() - candidates;
    }

    private static JsonNode parse(String place, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ResultFormatException(place + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
