package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.Problem;
import io.connect.bench.scenario.ScenarioProblems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A file with random mistakes is either read or rejected with the positions of the mistakes. */
class ScenarioReaderProperties {

    private final List<String> lines = Files.readAllLines(Path.of("..", "scenarios.yaml"));

    ScenarioReaderProperties() throws IOException {}

    /**
     * A mistake in the file.
     *
     * @param at position of the line, as a fraction of the file
     */
    record Mistake(double at, Kind kind) {

        enum Kind {
            VALUE_OF_ANOTHER_KIND,
            VALUE_WITHOUT_UNIT,
            MISTYPED_KEY,
            MISSING_LINE,
            LINE_TWICE,
            UNKNOWN_REFERENCE,
            ZERO
        }

        void into(List<String> lines) {
            int index = (int) (at * lines.size());
            String line = lines.get(index);
            switch (kind) {
                case VALUE_OF_ANOTHER_KIND -> lines.set(index, line.replaceFirst(": [^\\[{,}]+", ": [1]"));
                case VALUE_WITHOUT_UNIT -> lines.set(index, line.replaceFirst("(\\d)(s|m|KB|/s|%)\\b", "$1"));
                case MISTYPED_KEY -> lines.set(index, line.replaceFirst("([a-z])([a-z]+): ", "$2$1: "));
                case MISSING_LINE -> lines.remove(index);
                case LINE_TWICE -> lines.add(index, line);
                case UNKNOWN_REFERENCE -> lines.set(index, line.replaceFirst("(preset|subject|on): [a-z]", "$1: x"));
                case ZERO -> lines.set(index, line.replaceFirst("\\d+(s|m|/s|KB)\\b", "0$1"));
            }
        }
    }

    @Property(tries = 60)
    void anyMistakesAreToldWithTheirPlaces(@ForAll("mistakes") List<Mistake> mistakes) {
        List<String> wrong = new ArrayList<>(lines);
        mistakes.forEach(mistake -> mistake.into(wrong));
        try {
            assertThat(new ScenarioReader()
                            .read("x.yaml", String.join("\n", wrong))
                            .scenarios())
                    .isNotEmpty();
        } catch (ScenarioProblems told) {
            assertThat(told.problems()).isNotEmpty().extracting(Problem::line).allMatch(line -> line > 0);
        }
    }

    @Provide
    Arbitrary<List<Mistake>> mistakes() {
        return Combinators.combine(
                        Arbitraries.doubles()
                                .between(0, false, 1, true)
                                .ofScale(4)
                                .map(at -> Math.min(at, 0.9999)),
                        Arbitraries.of(Mistake.Kind.values()))
                .as(Mistake::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }
}
