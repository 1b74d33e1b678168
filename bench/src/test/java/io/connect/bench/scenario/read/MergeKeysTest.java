package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Rate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A map can include the entries of another map with YAML's merge key. */
class MergeKeysTest {

    private static final String HEAD = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
            profiles: { quick: { purpose: A test. } }
            subjects: { reference: {} }
            defaults: { subject: reference }
            scenarios:
              a: { group: g, purpose: p, load: &load { messageSize: 1KB, rate: 10/s, steady: 20s } }
            """;

    @Test
    void entriesAreTakenAndOwnOnesComeBefore() {
        Scenario scenario = read("  b: { group: g, purpose: p, load: { <<: *load, rate: 20/s } }");

        assertThat(scenario.load().messageSize()).isEqualTo(new DataSize(1000));
        assertThat(scenario.load().peakRate()).isEqualTo(new Rate(20));
    }

    @Test
    void firstMapOfAListComesBefore() {
        Scenario scenario =
                read("  b: { group: g, purpose: p, load: { <<: [{ messageSize: 2KB, batch: 3 }, *load] } }");

        assertThat(scenario.load().messageSize()).isEqualTo(new DataSize(2000));
        assertThat(scenario.load().batch()).isEqualTo(3);
        assertThat(scenario.load().peakRate()).isEqualTo(new Rate(10));
    }

    @Test
    void problemIsToldWhereItWasWritten() {
        assertThatThrownBy(() -> read("  b: { group: g, purpose: p, load: { <<: *load, messageSize: 9MB } }"))
                .hasMessageContaining("x.yaml:8:62: scenarios.b.load.messageSize: '9MB' is out of range");
        assertThatThrownBy(() -> read("  b: { group: g, purpose: p, load: { <<: 5, rate: 1/s } }"))
                .hasMessageContaining("x.yaml:8:42: << takes the entries of a map or of a list of maps");
    }

    /** Reading such a value would never end. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "b: { group: g, purpose: p, load: &own { rate: 1/s, more: *own } }",
                "b: { group: g, purpose: p, load: &own { rate: 1/s, <<: *own } }",
                "b: { group: g, purpose: p, load: *load, faults: &own [*own] }",
                "b: &own { group: g, purpose: p, load: *load, variants: { v: *own } }",
            })
    void aliasOfAValueThatContainsItIsRefused(String scenario) {
        assertThatThrownBy(() -> read("  " + scenario))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("x.yaml:8:")
                .hasMessageContaining("this map or list contains an alias of itself");
    }

    @Test
    void aliasesMayBeMany() {
        String sixty = IntStream.range(0, 60)
                .mapToObj(number -> "  b" + number + ": { group: g, purpose: p, load: { <<: *load, rate: 20/s } }\n")
                .collect(Collectors.joining());

        assertThat(new ScenarioReader().read("x.yaml", HEAD + sixty).scenarios())
                .hasSize(61);
    }

    /** Each line doubles the values of the line before. */
    @Test
    void aliasesThatMultiplyAreRefused() {
        String doubled = IntStream.range(1, 25)
                .mapToObj(number -> "  p" + number + ": &p" + number + " { a: *p" + (number - 1) + ", b: *p"
                        + (number - 1) + " }\n")
                .collect(Collectors.joining());

        assertThatThrownBy(() -> new ScenarioReader().read("x.yaml", "presets:\n  p0: &p0 { k: v }\n" + doubled))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("x.yaml: with its aliases replaced, the file has more than 1000000 values");
    }

    private static Scenario read(String second) {
        List<Scenario> all =
                new ScenarioReader().read("x.yaml", HEAD + second + "\n").select(Selection.all("quick"));
        return all.get(1);
    }
}
