package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.connect.bench.scenario.Problem;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All problems of a file are reported together, each with its position, the wrong value and a correct value. */
class ScenarioProblemsTest {

    private static final String HEAD = """
            version: 1
            environment: { kafka: { version: 4.4.0 } }
            profiles:
              quick: { purpose: Quick., scale: { steady: 30s, warmUp: 10s } }
            subjects: { reference: {} }
            defaults: { subject: reference }
            scenarios:
            """;

    /** The line of the file that contains the first line after {@link #HEAD}. */
    private static final int BODY = 8;

    private final ScenarioReader reader = new ScenarioReader();

    @Test
    void everythingWrongIsSaidAtOnceWithItsPlace() {
        assertThat(problemsOf("""
                          first:
                            group: baseline
                            purpose: Shows it.
                            load: { mesageSize: 10KB, rate: 500, steady: 10m }
                            queue: { type: fiffo, count: 0 }
                          second:
                            group: baseline
                            purpose: Shows it.
                            load: { messageSize: 10KB, rate: 10/s, steady: 20s }
                            expect: { latency-p59: "< 5ms" }
                            faults:
                              - { fault: network-100s, on: sqs, at: 5s }
                              - { fault: kill, on: wroker-1 }
                        """))
                .containsExactly(
                        at(
                                11,
                                13,
                                "scenarios.first.load.mesageSize: unknown key 'mesageSize'; did you mean 'messageSize'?"),
                        at(
                                11,
                                37,
                                "scenarios.first.load.rate: '500' has no unit, a rate is written like 500/s (units: /s)"),
                        at(
                                12,
                                20,
                                "scenarios.first.queue.type: 'fiffo' is not one of standard, fifo; did you mean 'fifo'?"),
                        at(12, 34, "scenarios.first.queue.count: 0 is out of range, expected 1 to 1000"),
                        at(
                                17,
                                15,
                                "scenarios.second.expect.latency-p59: unknown key 'latency-p59'; did you mean 'latency-p50'?"),
                        at(
                                19,
                                18,
                                "scenarios.second.faults[0].fault: 'network-100s' is not a fault; did you mean 'network-100ms'?"),
                        at(
                                20,
                                28,
                                "scenarios.second.faults[1].on: 'wroker-1' is not a fault target, expected one like sqs, s3,"
                                        + " registry, broker-1, worker-1, task-0"));
    }

    @Test
    void mistakesOfAllKindsInOneScenarioAreToldAtOnce() {
        assertThat(problemsOf("""
                          first:
                            group: baseline
                            purpose: Shows it.
                            subject: referense
                            preset: fast
                            queue: { type: fiffo }
                            connector: { sqs.queue.url: "${queue.ulr}" }
                            load: { mesageSize: 10KB, rate: 500, steady: 20s }
                            faults:
                              - { fault: kill, on: broker-2, at: 5s, for: 1s }
                              - { fault: network-100s, on: sqs }
                              - { fault: cut, on: sqs, at: 40s }
                            expect: { latency-p95: "< 80% of @other" }
                            profiles: { quik: {} }
                        """))
                .containsExactly(
                        at(11, 14, "scenarios.first.subject: unknown subject 'referense'; did you mean 'reference'?"),
                        at(12, 13, "scenarios.first.preset: unknown preset 'fast'; there are none"),
                        at(
                                13,
                                20,
                                "scenarios.first.queue.type: 'fiffo' is not one of standard, fifo; did you mean 'fifo'?"),
                        at(
                                14,
                                33,
                                "scenarios.first.connector.sqs.queue.url: '${queue.ulr}' is no placeholder; did you mean"
                                        + " 'queue.url'?"),
                        at(
                                15,
                                13,
                                "scenarios.first.load.mesageSize: unknown key 'mesageSize'; did you mean 'messageSize'?"),
                        at(
                                15,
                                37,
                                "scenarios.first.load.rate: '500' has no unit, a rate is written like 500/s (units: /s)"),
                        at(
                                17,
                                28,
                                "scenarios.first.faults[0].on: there is no 'broker-2' in this run, the last one is broker-1"),
                        at(
                                18,
                                18,
                                "scenarios.first.faults[1].fault: 'network-100s' is not a fault; did you mean"
                                        + " 'network-100ms'?"),
                        at(19, 36, "scenarios.first.faults[2].at: '40s' is outside the run, whose load ends after 20s"),
                        at(
                                20,
                                28,
                                "scenarios.first.expect.latency-p95: '< 80% of @other' refers to variant 'other' which this"
                                        + " scenario does not have; there are none"),
                        at(21, 23, "scenarios.first.profiles.quik: unknown profile 'quik'; did you mean 'quick'?"));
    }

    @Test
    void nothingIsConcludedFromAValueThatIsWrongItself() {
        assertThat(problemsOf("""
                          first:
                            group: baseline
                            purpose: Shows it.
                            environment: { kafka: { brokers: three, replicationFactor: 3 } }
                            load: { messageSize: 10KB, rate: 5/s, steady: 20 }
                            faults:
                              - { fault: kill, on: broker-2, at: 50s, for: 1s }
                            expect: { drain-rate: 5/s }
                        """))
                .containsExactly(
                        at(
                                11,
                                38,
                                "scenarios.first.environment.kafka.brokers: 'three' is not a whole number between 1 and 9"),
                        at(
                                12,
                                51,
                                "scenarios.first.load.steady: '20' has no unit, a duration is written like 250ms (units: us,"
                                        + " ms, s, m, h, d)"));
    }

    @Test
    void nothingIsConcludedFromAKeyThatMayBeTheMissingOne() {
        assertThat(problemsOf("""
                          first:
                            group: baseline
                            purpose: Shows it.
                            environment: { connect: { worker: 3 } }
                            load: { messageSize: 10KB, rate: 5/s, steady: 20s, warmup: 30s }
                            faults:
                              - { fault: kill, on: worker-2, at: 45s, for: 1s }
                          second:
                            group: baseline
                            purpose: Shows it.
                            laod: { messageSize: 10KB, rate: 5/s, steady: 20s }
                            expect: { drain-rate: 5/s }
                            falts: []
                        """))
                .extracting(problem -> problem.substring(problem.indexOf("unknown")))
                .containsExactly(
                        "unknown key 'worker'; did you mean 'workers'?",
                        "unknown key 'warmup'; did you mean 'warmUp'?",
                        "unknown key 'laod'; did you mean 'load'?",
                        "unknown key 'falts'; did you mean 'faults'?");
    }

    @Test
    void oneBadScenarioDoesNotHideTheProblemsOfAnother() {
        assertThat(problemsOf("""
                          first: { group: baseline, purpose: Shows it., loud: 1 }
                          second:
                            group: baseline
                            purpose: Shows it.
                            load: { messageSize: 10KB, rate: 10/s, steady: 20s }
                            faults: [{ fault: kill, on: worker-1, at: 30s, for: 5s }]
                        """))
                .containsExactly(
                        at(8, 49, "scenarios.first.loud: unknown key 'loud'; did you mean 'load'?"),
                        at(
                                13,
                                47,
                                "scenarios.second.faults[0].at: '30s' is outside the run, whose load ends after 20s"));
    }

    @Test
    void duplicateKeyNamesItsFirstLine() {
        assertThat(problemsOf("""
                          a: { group: baseline, purpose: Shows it., load: { messageSize: 1KB, rate: 1/s, steady: 1s } }
                          a: { group: baseline, purpose: Shows it., load: { messageSize: 1KB, rate: 1/s, steady: 1s } }
                        """)).containsExactly(at(9, 3, "scenarios.a: duplicate key 'a', first in line 8"));
    }

    @Test
    void faultsThatCannotHappenAreRefused() {
        assertThat(problemsOf(scenario(
                        "faults:",
                        "  - { fault: kill, on: worker-2, at: 1s, for: 1s }",
                        "  - { fault: kill, on: sqs }",
                        "  - { fault: network-100ms, on: s3 }",
                        "  - { fault: fail, on: task-1 }",
                        "  - { fault: kill, on: broker-1, at: 15s, for: 10s }")))
                .extracting(problem -> problem.substring(problem.indexOf("faults")))
                .containsExactly(
                        "faults[0].on: there is no 'worker-2' in this run, the last one is worker-1",
                        "faults[1].on: 'sqs' cannot have the fault kill, only broker-1, worker-1",
                        "faults[2].on: 's3' takes no part in this run",
                        "faults[3].on: there is no 'task-1' in this run, the last one is task-0",
                        "faults[4].for: the fault ends after 25s, outside the run, whose load ends after 20s; leave out"
                                + " for: when it lasts until the run ends");
    }

    @Test
    void faultsThatCannotBeActiveTogetherAreRefused() {
        assertThat(problemsOf(scenario(
                        "faults:",
                        "  - { fault: kill, on: worker-1, at: 5s, for: 5s }",
                        "  - { fault: stop, on: worker-1, at: 9s, for: 5s }",
                        "  - { fault: kill, on: worker-1, at: 14s, for: 2s }",
                        "  - { fault: cut, on: sqs }",
                        "  - { fault: down, on: sqs, at: 3s, for: 1s }",
                        "  - { fault: flaky, on: sqs, at: 3s, for: 1s }",
                        "  - { fault: blackhole, on: sqs, at: 3s, for: 10s }",
                        "  - { fault: network-100ms, on: sqs, at: 3s, for: 2s }",
                        "  - { fault: network-200ms, on: sqs, at: 3s, for: 2s }",
                        "  - { fault: network-100ms, on: broker-1, at: 3s, for: 2s }",
                        "  - { fault: network-100ms, on: sqs, at: 4s, for: 2s }",
                        "  - { fault: { latency: { delay: 5ms } }, on: sqs, at: 6s, for: 2s }",
                        "  - { fault: { latency: { delay: 5ms } }, on: sqs, at: 6s, for: 2s }",
                        "  - { fault: network-100ms, on: sqs, at: 6s, for: 2s }")))
                .extracting(problem -> problem.substring(problem.indexOf("faults")))
                .containsExactly(
                        "faults[1]: the fault stop on worker-1 overlaps kill on worker-1, which starts at 5s and ends at 10s:"
                                + " the first end would end both",
                        "faults[4]: the fault down on sqs overlaps cut on sqs, which starts at 0s: the first end would end"
                                + " both",
                        "faults[10]: the fault network-100ms on sqs overlaps network-100ms on sqs, which starts at 3s and ends"
                                + " at 5s: a link can have this fault only once at a time");
        assertThat(problemsOf(scenario("faults: [{ fault: kill, on: worker-1, at: 5s, for: 0s }]")))
                .singleElement()
                .asString()
                .contains("a fault lasts longer than 0s, not 0s; leave out for: when it lasts until the run ends");
    }

    @Test
    void aCountBelowZeroIsNoTarget() {
        assertThat(problemsOf(scenario("expect: { lost: \"< 0\", duplicated: \">= 5\" }")))
                .extracting(problem -> problem.substring(problem.indexOf("expect")))
                .containsExactly(
                        "expect.lost: '< 0' can never be met, since lost is 0 or more; expected one like '<= 0'",
                        "expect.duplicated: '>= 5' points the wrong way: for duplicated lower is better, expected one"
                                + " like '<= 0'");
    }

    @Test
    void connectorKeysThatWouldBeReplacedOrKeptAsTheyAreAreRefused() {
        assertThat(problemsOf(scenario("connector: { name: mine, kafka.topic: \"${topic\", other: \"${file:/a:b}\" }")))
                .extracting(problem -> problem.substring(problem.indexOf("connector")))
                .containsExactly(
                        "connector.name: 'name' is set by the bench, to the name of the run; leave it out",
                        "connector.kafka.topic: '${topic' has ${ without }");
    }

    @Test
    void numbersOfJavaAloneAreRefused() {
        assertThat(problemsOf(scenario(
                        "environment: { connect: { cores: 2f } }",
                        "queue: { visibilityTimeout: 1500ms }",
                        "rounds: { order: any }")))
                .extracting(problem -> problem.substring(problem.indexOf(": scenarios.s.") + 14))
                .containsExactly(
                        "environment.connect.cores: '2f' is not a number, expected one like 0.5",
                        "queue: queue.visibilityTimeout is a whole number of seconds between 0s and 12h, not 1500ms",
                        "rounds.order: 'any' is not one of mirrored, shuffled");
    }

    @Test
    void targetsThatCannotBeJudgedAreRefused() {
        assertThat(problemsOf(scenario(
                        "expect:",
                        "  recovery-time: \"< 30s\"",
                        "  drain-rate: \">= 100/s\"",
                        "  latency-p50: \"> 5ms\"",
                        "  throughput: \"500\"",
                        "  network: 40..50MB/s",
                        "  cpu: fast",
                        "  latency-p95: 400..200ms",
                        "  latency-max: \"< 80% of @other\"")))
                .extracting(problem -> problem.substring(problem.indexOf("expect")))
                .containsExactly(
                        "expect.recovery-time: '< 30s' can never be judged: recovery-time needs a steady state and a fault that"
                                + " ends before the run does (load.steady, and faults with for:)",
                        "expect.drain-rate: '>= 100/s' can never be judged: drain-rate needs a backlog (load.backlog)",
                        "expect.latency-p50: '> 5ms' points the wrong way: for latency-p50 lower is better, expected one"
                                + " like '< 500ms'",
                        "expect.throughput: '500' has no unit, a rate is written like 500/s (units: /s)",
                        "expect.network: '40..50MB/s' does not say which way network is good, and the metric has no good"
                                + " way of its own; expected one like '< 50MB/s'",
                        "expect.cpu: 'fast' is not a target for cpu, expected one like '< 70%', a range like '450..500/s',"
                                + " '>= 80% of @variant' or 'not judged'",
                        "expect.latency-p95: '400..200ms' is an empty range: its first end must be below its second",
                        "expect.latency-max: '< 80% of @other' refers to variant 'other' which this scenario does not have;"
                                + " there are none");
        assertThat(problemsOf(scenario(
                        "expect:",
                        "  recovery-time: \"< 30s\"",
                        "  drain-rate: \">= 100/s\"",
                        "  latency-max: \"< 80% of @other\"")))
                .extracting(problem -> problem.substring(problem.indexOf("expect")))
                .containsExactly(
                        "expect.recovery-time: '< 30s' can never be judged: recovery-time needs a steady state and a fault that"
                                + " ends before the run does (load.steady, and faults with for:)",
                        "expect.drain-rate: '>= 100/s' can never be judged: drain-rate needs a backlog (load.backlog)",
                        "expect.latency-max: '< 80% of @other' refers to variant 'other' which this scenario does not have;"
                                + " there are none");
    }

    @Test
    void aRecoveryThatTheRunCannotShowIsRefusedByThePlan() {
        assertThat(planProblems("at: 8s, for: 4s"))
                .containsExactly(
                        "scenarios.yaml:13:30: scenarios.s.expect.recovery-time: '< 30s' of recovery-time cannot be"
                                + " judged in profile quick: it needs 10s of steady state after the fault kill on worker-1, which"
                                + " ends after 12s of a load whose steady state ends after 20s; make steady state longer, move the"
                                + " fault, or say recovery-time: not judged");
        assertThat(planProblems("at: 4s, for: 4s"))
                .singleElement()
                .asString()
                .contains(
                        "it needs 5s of steady state before the fault kill on worker-1, which starts 4s after the start"
                                + " of steady state");
        assertThat(planProblems("at: 5s, for: 5s")).isEmpty();
        assertThat(problemsOf(
                        recovering("at: 5s, for: 5s").replace("rate: 10/s, steady: 20s", "backlog: { messages: 100 }")))
                .singleElement()
                .asString()
                .contains("recovery-time needs a steady state");
    }

    private static String recovering(String when) {
        return scenario(
                "faults: [{ fault: kill, on: worker-1, " + when + " }]", "expect: { recovery-time: \"< 30s\" }");
    }

    private List<String> planProblems(String when) {
        ScenarioFile file = reader.read("scenarios.yaml", HEAD + recovering(when));
        try {
            assertThat(file.select(Selection.all("quick"))).hasSize(1);
            return List.of();
        } catch (ScenarioProblems refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
    }

    @Test
    void namesThatLeadNowhereAreRefused() {
        assertThat(problemsOf(scenario(
                        "subject: referense",
                        "connector: { sqs.queue.url: \"${queue.ulr}\", topic: \"${topic}\" }",
                        "profiles: { quik: {}, quick: { variants: [b] } }")))
                .extracting(problem -> problem.substring(problem.indexOf("scenarios.s.")))
                .containsExactly(
                        "scenarios.s.subject: unknown subject 'referense'; did you mean 'reference'?",
                        "scenarios.s.connector.sqs.queue.url: '${queue.ulr}' is no placeholder; did you mean 'queue.url'?",
                        "scenarios.s.profiles.quik: unknown profile 'quik'; did you mean 'quick'?",
                        "scenarios.s.profiles.quick.variants[0]: unknown variant 'b'; there are none");
        assertThat(problemsOf(scenario("connector: { sqs.queue.url: \"${queue.ulr}\", tasks.max: none }")))
                .extracting(problem -> problem.substring(problem.indexOf("connector")))
                .containsExactly(
                        "connector.sqs.queue.url: '${queue.ulr}' is no placeholder; did you mean 'queue.url'?",
                        "connector.tasks.max: 'none' is not a number of tasks, expected 1 or more");
    }

    @Test
    void loadThatCannotBeOfferedIsRefused() {
        assertThat(problemsOf("""
                          big: { group: g, purpose: p, load: { messageSize: 200KB, rate: 1/s, steady: 1s, batch: 10 } }
                          huge: { group: g, purpose: p, load: { messageSize: 2MB, rate: 1/s, steady: 1s } }
                          none: { group: g, purpose: p, load: { messageSize: 2KB } }
                          half: { group: g, purpose: p, load: { messageSize: 2KB, rate: 5/s } }
                          fifo: { group: g, purpose: p, queue: { type: fifo }, load: { messageSize: 2KB, rate: 5/s, steady: 5s } }
                          both: { group: g, purpose: p, load: { messageSize: 2KB, rate: 5/s, phases: [{ rate: 1/s, for: 1s }] } }
                          rare: { group: g, purpose: p, load: { messageSize: 2KB, rate: 0.01/s, steady: 5s, warmUp: 10m } }
                          soon: { group: g, purpose: p, load: { messageSize: 2KB, backlog: { messages: 5, within: 0s } } }
                          word: { group: g, purpose: p, load: { messageSize: 2KB, rate: 5/s, steady: 5s, payload: avro } }
                          vast: { group: g, purpose: p, load: { messageSize: 2KB, rate: 5/s, steady: 5s, payload: { claimCheck: { objectSize: 3GB, objects: 1 } } } }
                        """))
                .containsExactly(
                        at(
                                8,
                                90,
                                "scenarios.big.load.batch: load.batch of 10 messages of 200KB is more than the 1MiB that SQS"
                                        + " takes in one call; at most 5 fit"),
                        at(9, 54, "scenarios.huge.load.messageSize: '2MB' is out of range, expected 200B to 1MiB"),
                        at(
                                10,
                                39,
                                "scenarios.none.load: load has neither rate and steady, nor phases, nor backlog: nothing"
                                        + " would be sent"),
                        at(11, 39, "scenarios.half.load: key 'steady' is missing: how long the rate is offered"),
                        at(
                                12,
                                62,
                                "scenarios.fifo.load: key 'groups' is missing: how many message groups the messages of a"
                                        + " FIFO queue form"),
                        at(
                                13,
                                78,
                                "scenarios.both.load.phases: phases say rates and lengths themselves: leave out rate and"
                                        + " steady"),
                        at(
                                14,
                                65,
                                "scenarios.rare.load.rate: rate times length is less than one message: nothing would be"
                                        + " sent"),
                        at(15, 91, "scenarios.soon.load.backlog.within: '0s' is out of range, expected 1ms to 1000d"),
                        at(
                                16,
                                91,
                                "scenarios.word.load.payload: 'avro' has keys of its own; it is written { avro: { … } }"),
                        at(
                                17,
                                119,
                                "scenarios.vast.load.payload.claimCheck.objectSize: '3GB' is out of range, expected 1B to"
                                        + " 1GiB"));
    }

    @Test
    void shareOfAVariantThatDoesNotRunBeforeIsRefused() {
        assertThat(problemsOf("""
                          s:
                            group: g
                            purpose: p
                            load: { messageSize: 1KB, backlog: { messages: 10 } }
                            variants:
                              first: { expect: { drain-rate: ">= 80% of @second" } }
                              second: {}
                              third: { expect: { drain-rate: ">= 80% of @second" } }
                            profiles: { quick: { variants: [third] } }
                        """))
                .containsExactly(at(
                        15,
                        38,
                        "scenarios.s.variants.third.expect.drain-rate: '>= 80% of @second' refers to variant 'second' which is not run"
                                + " before 'third' here; profile quick has to list it, or -Dscenario to name it too"));
    }

    @Test
    void missingAndMisshapenPartsAreNamed() {
        assertThat(problemsOf("  s: { load: 5, queue: [], connector: { a: { b: c }, d: } }\n"))
                .containsExactly(
                        at(
                                8,
                                6,
                                "scenarios.s: key 'group' is missing: kind of experiment, such as baseline or"
                                        + " burst"),
                        at(8, 6, "scenarios.s: key 'purpose' is missing: the claim that it tests, in a sentence"),
                        at(8, 14, "scenarios.s.load: expected a map, found '5'"),
                        at(8, 24, "scenarios.s.queue: expected a map, found a list"),
                        at(8, 44, "scenarios.s.connector.a: expected a text or a number, found a map"),
                        at(8, 56, "scenarios.s.connector.d: expected a text or a number, found nothing"));
        assertThatThrownBy(() -> reader.read("x.yaml", "version: 2\n"))
                .hasMessageContaining("x.yaml:1:10: version: 2 is out of range, expected 1 to 1")
                .hasMessageContaining("x.yaml:1:1: key 'scenarios' is missing");
    }

    @Test
    void partsOfAnEnvironmentThatDoNotFitAreAllNamed() {
        assertThat(
                        problemsOf(
                                scenario(
                                        "environment: { kafka: { brokers: 2, replicationFactor: 3 }, connect: { heap: 64MiB, url: \"http://there:8083\" } }")))
                .extracting(problem -> problem.substring(problem.indexOf("environment")))
                .containsExactly(
                        "environment.kafka.replicationFactor: 3 copies of a partition need as many brokers, there are 2",
                        "environment.connect.heap: '64MiB' is out of range, a worker needs at least 128MiB",
                        "environment.connect.url: connect.url needs kind external, not embedded");
        assertThat(
                        problemsOf(
                                scenario(
                                        "environment: { sqs: { endpoint: \"http://there:9324\", queueUrls: [q] }, s3: { bucket: b } }")))
                .extracting(problem -> problem.substring(problem.indexOf("environment")))
                .containsExactly(
                        "environment.sqs.endpoint: sqs.endpoint needs kind external, not embedded",
                        "environment.sqs.queueUrls: sqs.queueUrls needs kind external, not embedded",
                        "environment.s3.bucket: s3.bucket needs kind external, not embedded");
    }

    /** A run of other workers would have the version of the brokers, and its result would name the other one. */
    @Test
    void versionsThatAreNotStartedAreRefused() {
        assertThat(problemsOf(scenario("environment: { kafka: { version: latest }, connect: { version: 3.9.1 } }")))
                .extracting(problem -> problem.substring(problem.indexOf("environment")))
                .containsExactly(
                        "environment.kafka.version: 'latest' is no release of Kafka, such as 4.4.0",
                        "environment.connect.version: connect.version needs kind external, not embedded; workers that are"
                                + " started have kafka.version");
    }

    /** As in a worker's own file of properties, which would make it a member of that cluster. */
    @Test
    void propertiesThatConnectThePartsAreRefused() {
        assertThat(problemsOf(scenario(
                        "environment: { kafka: { properties: { log.dirs: /data, log.retention.ms: 1 } }, connect: {"
                                + " properties: { bootstrap.servers: \"b:9092\", producer.bootstrap.servers: \"b:9092\","
                                + " offset.flush.interval.ms: 1 } } }")))
                .extracting(problem -> problem.substring(problem.indexOf("environment")))
                .containsExactly(
                        "environment.kafka.properties.log.dirs: 'log.dirs' is set by the bench; leave it out",
                        "environment.connect.properties.bootstrap.servers: 'bootstrap.servers' is set by the bench;"
                                + " leave it out",
                        "environment.connect.properties.producer.bootstrap.servers: 'producer.bootstrap.servers' is set"
                                + " by the bench; leave it out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.4", "4", "v4.4.0", "4.0/../../x"})
    void versionWithoutAllItsNumbersIsRefused(String version) {
        assertThat(problemsOf(scenario("environment: { kafka: { version: " + version + " } }")))
                .singleElement()
                .asString()
                .endsWith("kafka.version: '" + version + "' is no release of Kafka, such as 4.4.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latency-p95: \"< 0ms\"", "error-rate: \"< 0%\"", "lost: \"< 0\""})
    void limitBelowEveryFigureIsRefused(String target) {
        assertThat(problemsOf(scenario("expect: { " + target + " }")))
                .singleElement()
                .asString()
                .contains("can never be met, since " + target.replaceAll(":.*", "")
                        + " is 0 or more; expected one like '<");
        assertThatCode(() -> reader.read("x.yaml", HEAD + scenario("expect: { heap-growth: \"< 0%\" }")))
                .doesNotThrowAnyException();
    }

    @Test
    void textThatIsNoYamlIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> reader.read("x.yaml", "version: 1\nscenarios: [1, 2\n"))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining(
                        "x.yaml:3:1: not valid YAML: while parsing a flow sequence: expected ',' or ']', but got");
        assertThatThrownBy(() -> reader.read("x.yaml", "a: 1\nb: \u001b[0m\n"))
                .hasMessageContaining("x.yaml:2:4: not valid YAML: the character U+001B is not allowed");
        assertThatThrownBy(() -> reader.read("x.yaml", "")).hasMessageContaining("x.yaml: the file is empty");
        assertThatThrownBy(() -> reader.read("x.yaml", "- 1\n"))
                .hasMessageContaining("x.yaml:1:1: expected a map, found a list");
    }

    @Test
    void fileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> reader.read(folder.resolve("none.yaml")))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining("none.yaml: there is no such file");
        Path latin = Files.write(folder.resolve("latin.yaml"), "a: \u00e4".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> reader.read(latin)).hasMessageContaining("latin.yaml: it is not UTF-8 text");
        assertThatThrownBy(() -> reader.read(folder))
                .isInstanceOf(ScenarioProblems.class)
                .hasMessageContaining(folder + ": this is a folder, and a file is needed");
        assertThatThrownBy(() -> reader.read(folder.getRoot())).hasMessageContaining("this is a folder");
    }

    private static String scenario(String... lines) {
        StringBuilder body = new StringBuilder("  s:\n    group: g\n    purpose: p\n")
                .append("    load: { messageSize: 1KB, rate: 10/s, steady: 20s }\n");
        for (String line : lines) {
            body.append("    ").append(line).append('\n');
        }
        return body.toString();
    }

    private static String at(int line, int column, String rest) {
        return "scenarios.yaml:" + line + ":" + column + ": " + rest;
    }

    private List<String> problemsOf(String scenarios) {
        assertThat(HEAD.lines().count()).isEqualTo(BODY - 1L);
        ScenarioProblems problems =
                catchThrowableOfType(ScenarioProblems.class, () -> reader.read("scenarios.yaml", HEAD + scenarios));
        assertThat(problems).as("problems").isNotNull();
        return problems.problems().stream().map(Problem::toString).toList();
    }
}
