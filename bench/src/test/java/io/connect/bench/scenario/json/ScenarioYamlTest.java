package io.connect.bench.scenario.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.RecordRule;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.reports.scenario.ScenarioYaml;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reader reads the scenario file that a report offers, and gets the same run again. */
class ScenarioYamlTest {

    private static final ScenarioFile FILE = new ScenarioReader().read(Path.of("../scenarios.yaml"));

    /** Texts that YAML could take for something else, and a name that is too long with its variant. */
    private static final String ODD = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
            profiles: { "on": { purpose: "a: b # c" } }
            subjects: { "1e3": { connector: { a: "~", b: "null", c: "yes", d: "0x1F", e: "010", f: "1_000", g: "- h", i: "{j: k}" } } }
            scenarios:
              "%1$s":
                group: "no"
                purpose: "two\\nlines: and a #mark, <tag> 'quoted' \\"twice\\""
                subject: "1e3"
                connector: { k: "&l", m: "*n", o: "!p", q: "| r", s: "", t: " u ", v: "a\\tb", w: "@x", y: "%%z", z: "`a" }
                load: { messageSize: 1KB, rate: 10/s, steady: 20s }
                variants: { "%1$s": {}, "2026-01-01": {}, "true": {} }
            """.formatted("n".repeat(60));

    static Stream<Scenario> everyRun() {
        return Stream.of(FILE, new ScenarioReader().read("odd.yaml", ODD))
                .flatMap(file ->
                        file.profiles().stream().flatMap(profile -> file.select(Selection.all(profile)).stream()));
    }

    @ParameterizedTest
    @MethodSource("everyRun")
    void isTheScenarioThatWasRun(Scenario run) {
        String yaml = ScenarioYaml.of(ScenarioJson.of(run), run.profile());

        List<Scenario> read = new ScenarioReader().read("again.yaml", yaml).select(Selection.all(run.profile()));

        assertThat(read).as(yaml).hasSize(1);
        Scenario again = read.get(0);
        assertThat(again.environment()).isEqualTo(run.environment());
        assertThat(again.subject().name()).isEqualTo(run.subject().name());
        assertThat(again.subject().kind()).isEqualTo(run.subject().kind());
        assertThat(again.subject().plugin()).isEqualTo(run.subject().plugin());
        assertThat(again.subject().config()).isEqualTo(run.subject().config());
        assertThat(again.subject().deadLetters()).isEqualTo(run.subject().deadLetters());
        // A result contains the rule that applied; the original file may have left it out.
        assertThat(RecordRule.of(again)).isEqualTo(RecordRule.of(run));
        assertThat(again.queue()).isEqualTo(run.queue());
        assertThat(again.connector()).isEqualTo(run.connector());
        assertThat(again.load()).isEqualTo(run.load());
        assertThat(again.faults()).isEqualTo(run.faults());
        assertThat(again.rounds()).isEqualTo(run.rounds());
        assertThat(again.gates()).isEqualTo(run.gates());
        assertThat(limits(again)).containsExactlyInAnyOrderElementsOf(limits(run));
    }

    /** The targets as text, without their wording in the file, and without those that need another variant. */
    private static List<String> limits(Scenario scenario) {
        return scenario.kpis().stream()
                .filter(kpi -> kpi.relativeTo().isEmpty())
                .map(kpi -> kpi.metricId() + kpi.comparison() + (float) kpi.limit())
                .toList();
    }
}
