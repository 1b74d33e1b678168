package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.reports.scenario.Unexercised;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotExercisedTest {

    private static final String FILE = """
            version: 1
            environment: { kind: embedded, kafka: { version: 4.4.0 } }
            subjects:
              reference:
                connector: { connector.class: io.connect.sqs.SqsSourceConnector, kafka.topic: "${topic}" }
            defaults:
              subject: reference
              queue: { type: standard, visibilityTimeout: 30s }
              load: { messageSize: 1KB, warmUp: 1s, steady: 10s }
            profiles:
              quick:
                purpose: Short.
                scenarios: [both, part, slow, shy]
                scale: { maxRate: 100/s }
              full:
                purpose: Whole.
                environment: { connect: { workers: 3 } }
            scenarios:
              both: { group: g, purpose: Runs everywhere., load: { rate: 50/s }, expect: { lost: 0 } }
              part:
                group: g
                purpose: Has a variant that only full runs.
                load: { rate: 50/s }
                variants: { a: {}, b: { expect: { latency-p95: "< 1s" } } }
                profiles: { quick: { variants: [a] } }
              slow: { group: g, purpose: Is offered at a quarter., load: { rate: 400/s } }
              shy:
                group: g
                purpose: Is not judged in quick.
                load: { rate: 50/s }
                expect: { latency-p50: "< 1s" }
                profiles: { quick: { expect: { latency-p50: not judged } } }
              absent: { group: g, purpose: Runs in full only., load: { rate: 50/s }, expect: { lost: 0 } }
            """;

    private static final String SHORT = """
              brief:
                group: g
                purpose: Ends too soon after its fault for a recovery.
                load: { rate: 50/s }
                faults: [{ fault: cut, on: sqs, at: 9s, for: 1s }]
                expect: { recovery-time: "< 30s" }
            """;

    @TempDir
    private Path folder;

    private ScenarioFile file;

    @BeforeEach
    void readTheFile() throws Exception {
        file = new ScenarioReader().read(Files.writeString(folder.resolve("s.yaml"), FILE));
    }

    @Test
    void namesScenariosVariantsTargetsAndRatesThatAProfileLeavesOut() {
        List<Unexercised> left = NotExercised.in(file, "quick", selected("quick", ""));

        assertThat(left)
                .extracting(Unexercised::scenario, Unexercised::missing)
                .containsExactly(
                        tuple("part", "not run: b (targets: latency-p95)"),
                        tuple("slow", "offered at 25 % of its rate"),
                        tuple("shy", "not judged: latency-p50"),
                        tuple("absent", "not run (targets: lost)"));
    }

    @Test
    void saysTheCommandAndTheProcessesThatItTakes() {
        Unexercised part = NotExercised.in(file, "quick", selected("quick", "")).get(0);

        assertThat(part.needs())
                .startsWith("mvn gatling:test -Dprofile=full -Dscenario=part (")
                .contains("1 broker, 3 workers with");
    }

    @Test
    void saysNothingOfAProfileThatRunsEverythingAsWritten() {
        assertThat(NotExercised.in(file, "full", selected("full", ""))).isEmpty();
    }

    /** In profile full, a run is too short to show the recovery. This concerns only profile full. */
    @Test
    void aProfileThatCouldNotBeRunStopsNoOther() throws Exception {
        ScenarioFile withShort =
                new ScenarioReader().read(Files.writeString(folder.resolve("short.yaml"), FILE + SHORT));

        List<Unexercised> left = NotExercised.in(withShort, "quick", withShort.select(Selection.all("quick")));

        assertThat(left).extracting(Unexercised::scenario).contains("brief");
    }

    @Test
    void saysNothingWhereTheUserChoseScenarios() {
        assertThat(NotExercised.in(file, "quick", selected("quick", "both"))).isEmpty();
    }

    @Test
    void entriesOfARunFolderReadBackAsTheyWereWritten() {
        List<Unexercised> left = NotExercised.in(file, "quick", selected("quick", ""));

        Unexercised.write(folder, left);

        assertThat(Unexercised.in(folder)).isEqualTo(left);
    }

    private List<Scenario> selected(String profile, String names) {
        return file.select(Selection.all(profile).named(names));
    }
}
