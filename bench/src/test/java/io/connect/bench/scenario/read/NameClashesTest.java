package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.reports.run.RunFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each result has a file of its own, and each run its own queues. */
class NameClashesTest {

    private static final String HEAD = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
            profiles: { quick: { purpose: p } }
            subjects: { reference: {} }
            defaults: { subject: reference, load: { messageSize: 1KB, rate: 1/s, steady: 20s } }
            scenarios:
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: {V} | A: {V} | a | A",
                "a: {V, variants: { x: {}, X: {} } } | b: {V} | a@x | a@X",
                "a: {V, variants: { 1.5: {}, 1_5: {} } } | b: {V} | a@1.5 | a@1_5",
                "burst: {V, variants: { fifo: {} } } | burst-fifo: {V} | burst@fifo | burst-fifo",
            })
    void namesThatDifferInCaseOrPunctuationAloneAreRefused(String one, String two, String first, String second) {
        assertThatThrownBy(() -> read(one, two))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining(
                        "files or queues of '" + second + "' and '" + first + "' would have the same name");
    }

    @Test
    void theNameOfTheFileWithAllResultsIsRefused() {
        String name = RunFolder.ALL_RESULTS.replace(".json", "");

        assertThatThrownBy(() -> read(name + ": {V}", "b: {V}"))
                .hasMessageContaining("x.yaml:7:" + (name.length() + 5) + ": scenarios." + name + ": '" + name
                        + "' is the name of the file with the results of all scenarios; choose another");
    }

    @Test
    void aNameThatIsTooLongForAFileIsRefused() {
        assertThatThrownBy(() -> read("n".repeat(61) + ": {V}", "b: {V}"))
                .hasMessageContaining("cannot be a key here, it must match [A-Za-z0-9][A-Za-z0-9._-]{0,59}");
    }

    @Test
    void nameOfASubjectThatMakesTwoResultsAlikeIsRefused() {
        ScenarioFile file = new ScenarioReader()
                .read(
                        "x.yaml",
                        HEAD.replace("subject: reference, ", "")
                                        .replace("reference: {}", "reference: {}, loop: { kind: loop }")
                                + "  a: { group: g, purpose: p, subjects: [reference, loop] }\n"
                                + "  a-loop: { group: g, purpose: p, subject: reference }\n");

        assertThatThrownBy(() -> file.select(Selection.all("quick")))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("files or queues of 'a-loop' and 'a@loop' would have the same name");
        assertThat(file.select(Selection.all("quick").named("a"))).hasSize(2);
    }

    @Test
    void otherNamesAreTaken() {
        assertThat(read("a: {V, variants: { 0.5: {}, 05: {} } }", "a-1: {V}").scenarios())
                .containsExactly("a", "a-1");
    }

    private static ScenarioFile read(String one, String two) {
        String scenarios = "  " + one + "\n  " + two + "\n";
        return new ScenarioReader().read("x.yaml", HEAD + scenarios.replace("{V", "{ group: g, purpose: p"));
    }
}
