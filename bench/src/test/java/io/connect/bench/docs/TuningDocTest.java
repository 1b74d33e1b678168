package io.connect.bench.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Checks that docs/tuning.md quotes sentences of reports and names existing presets. */
class TuningDocTest {

    private static final Path FIGURES = Path.of("src/main/java/io/connect/bench/figure");
    private static final Path SCENARIOS = Path.of("..", "scenarios.yaml");
    private static final Pattern QUOTED = Pattern.compile("(?<![*\\w])\\*([^*]+)\\*(?![*\\w])");
    /** A string literal that continues on the next line of the source. */
    private static final Pattern SPLIT = Pattern.compile("\"\\s*\\+\\s*\"");

    private final String page = Files.readString(Path.of("..", "docs", "tuning.md"));

    TuningDocTest() throws IOException {}

    @Test
    void everyQuotedSentenceIsOneOfTheDiagnosis() throws IOException {
        String sources = SPLIT.matcher(Files.readString(FIGURES.resolve("Diagnosis.java"))
                        + Files.readString(FIGURES.resolve("ProducerFigures.java")))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        List<String> quoted = QUOTED.matcher(page.replace("\n", " "))
                .results()
                .flatMap(found -> Pattern.compile(" … ").splitAsStream(found.group(1)))
                .toList();

        assertThat(quoted)
                .hasSizeGreaterThan(8)
                .allSatisfy(words -> assertThat(sources).contains(words.toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyPresetHasARow() throws IOException {
        String presets = Files.readString(SCENARIOS);
        List<String> names = Pattern.compile("(?m)^  ([a-z-]+):$")
                .matcher(presets.substring(presets.indexOf("\npresets:"), presets.indexOf("\ndefaults:")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(3)
                .allSatisfy(name -> assertThat(page).contains("| `" + name + "` |"));
    }

    @Test
    void theTableOfFiguresHasARowForEachVariant() {
        assertThat(new ScenarioReader()
                        .read(SCENARIOS)
                        .select(Selection.all("suite").named("tuning")))
                .hasSize((int) page.lines()
                        .dropWhile(line -> !line.startsWith("| preset | drain"))
                        .skip(2)
                        .takeWhile(line -> line.startsWith("|"))
                        .count());
    }
}
