package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.console.RunPlan;
import io.connect.bench.console.ShortPlan;
import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.DeadLetters;
import io.connect.bench.scenario.RecordPart;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every subject combined with every scenario: the list of runs, their names, and the targets that apply to each. */
class SubjectMatrixTest {

    private static final String FILE = """
            version: 1
            environment: { kafka: { version: 4.4.0, brokers: 1 }, connect: { workers: 1, heap: 512MiB }, rehearsal: 10s }
            kpis: { latency-p95: "< 2000ms" }
            defaults:
              subject: ours
              load: { messageSize: 1KB, rate: 10/s, steady: 20s }
            profiles:
              quick: { purpose: As written. }
              rivals: { purpose: With the other, subjects: [ours, theirs] }
            subjects:
              ours: { connector: { connector.class: A, url: "${queue.url}" } }
              theirs:
                plugin: /opt/theirs
                connector: { connector.class: B, queue: "${queue.name}", arn: "${queue.arn}" }
                deadLetters: { topicKey: errors.topic, body: "header:original" }
              loop: { kind: loop }
              none: { kind: none }
            scenarios:
            """;

    private static final String THREE = """
              alone: { group: g, purpose: Of the defaults. }
              matrix:
                group: g
                purpose: Of two.
                subjects: [ours, theirs]
                variants:
                  small: { expect: { throughput: "> 9/s" } }
                  large: { load: { messageSize: 10KB }, expect: { latency-p95: "< 150% of @small" } }
              fixed: { group: g, purpose: Of the loop., subject: loop }
            """;

    @Test
    void scenarioWithSubjectsIsRunOnceWithEach() {
        assertThat(read(THREE).select(Selection.all("quick")))
                .extracting(Scenario::id)
                .containsExactly(
                        "alone",
                        "matrix@small+ours",
                        "matrix@small+theirs",
                        "matrix@large+ours",
                        "matrix@large+theirs",
                        "fixed");
    }

    @Test
    void subjectsOfTheCommandLineComeInThePlaceOfAllOthers() {
        List<Scenario> runs =
                read(THREE).select(Selection.all("quick").named("alone,fixed").against("theirs, ours,theirs"));

        assertThat(runs)
                .extracting(Scenario::id)
                .containsExactly("alone@theirs", "alone@ours", "fixed@theirs", "fixed@ours");
        assertThat(runs).extracting(run -> run.subject().name()).containsExactly("theirs", "ours", "theirs", "ours");
        assertThat(read(THREE).select(Selection.all("quick").named("alone").against("theirs")))
                .extracting(Scenario::id)
                .containsExactly("alone");
    }

    @Test
    void subjectsOfAProfileGiveWayToAScenariosOwn() {
        assertThat(read(THREE).select(Selection.all("rivals").named("alone,fixed")))
                .extracting(Scenario::id)
                .containsExactly("alone@ours", "alone@theirs", "fixed");
    }

    @Test
    void allOfThemRunOnTheSameBrokersAndEachOnWorkersOfItsOwn() {
        List<Scenario> runs = read(THREE).select(Selection.all("quick").named("matrix@small"));

        assertThat(Environments.sharesPlace(runs.get(0), runs.get(1))).isTrue();
        assertThat(Environments.sharesWorkers(runs.get(0), runs.get(1))).isFalse();
    }

    @Test
    void planNamesEverySubjectAndWarmsEachUpOnce() {
        List<Scenario> runs = read(THREE).select(Selection.all("quick").named("matrix"));

        assertThat(RunPlan.of(runs, Path.of("")))
                .contains("matrix@small+ours (g, quick")
                .contains("subject: theirs, 1 standard queue")
                .containsPattern("(?s)(warm-up, not measured.*){2}")
                .doesNotContainPattern("(?s)(warm-up, not measured.*){3}");
        assertThat(ShortPlan.of(runs, Path.of(""))).contains("small+ours, small+theirs, large+ours, large+theirs");
    }

    @Test
    void resultsWhoseNamesAreBuiltOfTheSameWordsDoNotCollide() {
        List<Scenario> runs =
                read("""
                  first:
                    group: g
                    purpose: Of two.
                    subjects: [theirs, theirs-b]
                    variants: { a: {}, a-theirs: {} }
                """, "  theirs-b: { connector: { connector.class: C } }\n").select(Selection.all("quick"));

        assertThat(runs).extracting(Scenario::id).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void mistakesAreToldWhereTheyStand() {
        assertThatThrownBy(() -> read("  a: { group: g, purpose: P., subjects: [ours, thiers] }\n"))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("scenarios.a.subjects[1]: unknown subject 'thiers'; did you mean 'theirs'?");
        assertThatThrownBy(() -> read("  a: { group: g, purpose: P., subjects: [ours, ours] }\n"))
                .hasMessageContaining("subject 'ours' is named twice");
        assertThatThrownBy(() -> read("  a: { group: g, purpose: P., subjects: [] }\n"))
                .hasMessageContaining("a list of subjects names at least one");
        assertThatThrownBy(() -> read("  a: { group: g, purpose: P., subject: ours, subjects: [ours, theirs] }\n"))
                .hasMessageContaining("give 'subject' or 'subjects', not both");
        assertThatThrownBy(() -> read("""
                  a:
                    group: g
                    purpose: P.
                    subject: theirs
                    queue: { count: 2 }
                """))
                .hasMessageContaining("'${queue.name}' stands for one queue and this run has 2; write ${queue.names}")
                .hasMessageContaining("write ${queue.arns}");
    }

    @Test
    void loopIsTheOneWorkerThatFaultsCanHit() {
        String killed =
                "  a: { group: g, purpose: P., subject: loop, faults: [ { fault: kill, on: %s, at: 5s, for: 1s } ] }\n";

        assertThat(read(killed.formatted("worker-1"))
                        .select(Selection.all("quick"))
                        .get(0)
                        .faults())
                .hasSize(1);
        assertThatThrownBy(() -> read("""
                  a:
                    group: g
                    purpose: P.
                    subject: loop
                    environment: { connect: { workers: 3 } }
                    faults: [ { fault: kill, on: worker-2, at: 5s, for: 1s }, { fault: fail, on: task-0, at: 9s, for: 1s } ]
                """))
                .hasMessageContaining("there is no 'worker-2' in this run, the last one is worker-1")
                .hasMessageContaining("'task-0' takes no part in this run");
    }

    @Test
    void subjectOfTheCommandLineLeavesFaultsOutThatItHasNoPartFor() {
        ScenarioFile file = read("""
                  a:
                    group: g
                    purpose: P.
                    faults:
                      - { fault: fail, on: task-0, at: 5s, for: 1s }
                      - { fault: kill, on: worker-1, at: 8s, for: 1s }
                      - { fault: cut, on: sqs, at: 12s, for: 1s }
                """);

        assertThat(faults(file, "ours")).containsExactly("task-0", "worker-1", "sqs");
        assertThat(faults(file, "loop")).containsExactly("worker-1", "sqs");
        assertThat(faults(file, "none")).isEmpty();
    }

    private static List<String> faults(ScenarioFile file, String subject) {
        return file.select(Selection.all("quick").against(subject)).get(0).faults().stream()
                .map(fault -> fault.on().toString())
                .toList();
    }

    @Test
    void referencesForTheWorkersConfigProviderAreLeftToIt() {
        ScenarioFile file = read("  a: { group: g, purpose: P., connector: { secret: '${file:/run/keys:secret}' } }\n");

        assertThat(file.select(Selection.all("quick")).get(0).connector())
                .containsEntry("secret", "${file:/run/keys:secret}");
    }

    @Test
    void subjectNamesTheKeyOfItsDeadLettersAndThePartThatHoldsTheirBody() {
        List<Scenario> runs = read(THREE).select(Selection.all("quick").named("matrix@small"));

        assertThat(runs.get(0).subject().deadLetters()).isEqualTo(DeadLetters.OWN);
        assertThat(runs.get(1).subject().deadLetters())
                .isEqualTo(new DeadLetters("errors.topic", new RecordPart(RecordPart.Place.HEADER, "original")));
    }

    private static ScenarioFile read(String scenarios) {
        return read(scenarios, "");
    }

    private static ScenarioFile read(String scenarios, String moreSubjects) {
        return new ScenarioReader()
                .read("mine.yaml", FILE.replace("scenarios:\n", moreSubjects + "scenarios:\n") + scenarios);
    }
}
