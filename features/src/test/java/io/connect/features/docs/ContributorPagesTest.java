package io.connect.features.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every place and class that the pages for contributors name exists. {@code bench/…/round} is a place of the module bench. */
class ContributorPagesTest {

    private static final Path ROOT = Environments.projectRoot();
    private static final Pattern CODE = Pattern.compile("`([^` ]+)`");
    private static final Pattern PLACE = Pattern.compile("(?:([a-z-]+)((?:/\\w+)*)/)?…/(.+)");
    private static final Pattern CLASS = Pattern.compile("[A-Z]\\w*[a-z]\\w*");
    private static final Set<String> NO_SOURCE = Set.of(".git", "target", "node_modules", "runs");

    private final List<String> sources;

    ContributorPagesTest() throws IOException {
        sources = sources(ROOT)
                .map(path -> "/" + ROOT.relativize(path).toString().replace('\\', '/'))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md"})
    void everyPlaceAndClassThatItNamesExists(String page) throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve(page));

        assertThat(lines.stream().flatMap(line -> missing(line).stream()))
                .as("names in " + page + " that nothing has")
                .isEmpty();
    }

    @Test
    void aNameThatNothingHasIsFound() {
        assertThat(missing("`bench/…/round`, `…/result/RoundFold`, `connector/src/test/…/simulation`, `RoundFold`"))
                .isEmpty();
        assertThat(missing("`bench/…/html`, `…/result/Gone`, `reports/…/html/OverviewColumn`, `GoneTest`"))
                .containsExactly("bench/…/html", "…/result/Gone", "GoneTest");
    }

    /** A place without a module belongs to the module before it in the line. */
    private List<String> missing(String line) {
        List<String> missing = new ArrayList<>();
        String module = "";
        for (Matcher code = CODE.matcher(line); code.find(); ) {
            String name = code.group(1);
            Matcher place = PLACE.matcher(name);
            boolean exists = true;
            if (place.matches()) {
                module = place.group(1) == null ? module : "/" + place.group(1) + place.group(2);
                exists = isThere(module + "/", "/" + place.group(3));
            } else if (CLASS.matcher(name).matches()) {
                exists = isThere("/", "/" + name);
            }
            if (!exists) {
                missing.add(name);
            }
        }
        return missing;
    }

    private boolean isThere(String start, String end) {
        return sources.stream()
                .anyMatch(
                        source -> source.startsWith(start) && (source.endsWith(end) || source.endsWith(end + ".java")));
    }

    private static Stream<Path> sources(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.filter(
                            entry -> !NO_SOURCE.contains(entry.getFileName().toString()))
                    .collect(Collectors.toList());
            for (Path entry : List.copyOf(all)) {
                if (Files.isDirectory(entry)) {
                    sources(entry).forEach(all::add);
                }
            }
            return all.stream();
        }
    }
}
