package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.fault.FaultEffect;
import io.connect.bench.fault.FaultRecord;
import io.connect.bench.run.SmallRun;
import io.connect.bench.sample.LinkSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A fault from second 20 to 30 in a run of forty seconds. The link carries bytes in some of the seconds. */
class UntouchedFaultsTest {

    private static final long SECOND = 1_000_000;
    private static final int LENGTH = 40;

    private final ResultAssembler assembler = new ResultAssembler(
            "20260102-030405",
            new Provenance(
                    new Provenance.Git("abc", null, false),
                    new Machine("cpu", 2, 1L << 34, "Linux 6 amd64", "jvm 17"),
                    Map.of()));

    @Test
    void runWhoseFaultSawNoTrafficIsVoidAndSaysWhichFault() {
        RunResult result =
                judged("network-100ms", "sqs", LongStream.range(0, 15).toArray());

        assertThat(result.verdict()).isEqualTo(Verdict.VOID);
        assertThat(result.reasons())
                .containsExactly(
                        "the fault 'done to sqs' met no traffic: nothing went through the link sqs while it was"
                                + " in force, so the subject went another way or had nothing to do");
    }

    @Test
    void oneByteInItsWindowIsTrafficEnough() {
        assertThat(judged("network-100ms", "sqs", 25).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("{ throttle: { above: 1/s } }", "sqs", 25).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("{ throttle: { above: 1/s } }", "sqs", 5).verdict()).isEqualTo(Verdict.VOID);
    }

    @Test
    void faultOfCallsNeedsACallOfItsKind() {
        Fault fault = scenario("{ awsCall: { operation: ReceiveMessage, action: empty } }", "sqs")
                .faults()
                .get(0);

        RunResult none =
                judged(record(fault, new FaultEffect("0 of 0 ReceiveMessage answered empty", OptionalLong.of(0))), 25);

        assertThat(none.verdict()).isEqualTo(Verdict.VOID);
        assertThat(none.reasons())
                .containsExactly("the fault 'done to sqs' affected no call on the link sqs:"
                        + " 0 of 0 ReceiveMessage answered empty");
        assertThat(judged(record(fault, new FaultEffect("", OptionalLong.of(1))), 25)
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void equalFaultsOfCallsOnSeveralBrokersAreJudgedTogether() {
        Fault first = scenario("{ kafkaCall: { api: EndTxn, action: drop } }", "broker-1")
                .faults()
                .get(0);
        Fault second = new Fault(first.action(), FaultTarget.parse("broker-2"), first.at(), first.length());
        Fault later = second.moved(second.at().plusSeconds(1), second.length());

        assertThat(verdictOf(calls(first, 0), calls(second, 3))).isEqualTo(Verdict.PASS);
        assertThat(verdictOf(calls(first, 0), calls(second, 0))).isEqualTo(Verdict.VOID);
        assertThat(verdictOf(calls(first, 0), calls(later, 3))).isEqualTo(Verdict.VOID);
    }

    @Test
    void linkThatWasInUseJustBeforeItWasCutIsNotUnused() {
        assertThat(judged("cut", "sqs", 15).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("down", "sqs", 15).verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("cut", "sqs", 5).verdict()).isEqualTo(Verdict.VOID);
    }

    @Test
    void faultsOfProcessesNeedNoTrafficOfALink() {
        assertThat(judged("kill", "worker-1").verdict()).isEqualTo(Verdict.PASS);
        assertThat(judged("kill", "broker-1").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void taskIsMadeToFailOnTheLinkToSqs() {
        assertThat(judged("fail", "task-0").verdict()).isEqualTo(Verdict.VOID);
        assertThat(judged("fail", "task-0", 22).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void linkThatNobodyLookedAtIsNotCalledUnused() {
        assertThat(judged("network-100ms", "registry").verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void faultThatNeverCameIsNamed() {
        SmallRun small = new SmallRun();
        Scenario planned = scenario("network-100ms", "sqs");

        assertThat(UntouchedFaults.of(planned, small.facts()))
                .containsExactly("the fault network-100ms on sqs at 20s never came: the run was over before");
        assertThat(UntouchedFaults.of(
                        planned,
                        small.journal.facts(List.of(record(planned.faults().get(0))))))
                .as("no samples")
                .isEmpty();
    }

    private RunResult judged(String fault, String on, long... busySeconds) {
        return judged(record(scenario(fault, on).faults().get(0)), busySeconds);
    }

    private Verdict verdictOf(FaultRecord... records) {
        return judged(List.of(records)).verdict();
    }

    private RunResult judged(FaultRecord record, long... busySeconds) {
        return judged(List.of(record), busySeconds);
    }

    private RunResult judged(List<FaultRecord> records, long... busySeconds) {
        SmallRun small = new SmallRun().sendSteady(20).arrive(20);
        small.journal.samplesFrom(() -> recording(busySeconds));
        return RoundFold.ofOne(
                small.run.scenario(), small.run.share(), assembler.assemble(small.run, small.journal.facts(records)));
    }

    private static Recording recording(long... busySeconds) {
        List<LinkSample> looks = new ArrayList<>();
        long bytes = 100;
        for (long second = 0; second <= LENGTH; second++) {
            looks.add(new LinkSample(second * SECOND, Map.of("sqs", bytes, "broker-1", 0L)));
            long now = second;
            bytes += LongStream.of(busySeconds).anyMatch(busy -> busy == now) ? 1 : 0;
        }
        return new Recording(List.of(), List.of(), List.of(), looks, List.of());
    }

    private static FaultRecord calls(Fault planned, long calls) {
        return record(planned, new FaultEffect("", OptionalLong.of(calls)));
    }

    private static FaultRecord record(Fault planned) {
        return record(planned, FaultEffect.NONE);
    }

    private static FaultRecord record(Fault planned, FaultEffect effect) {
        return new FaultRecord(
                planned,
                "done to " + planned.on(),
                planned.on().toString(),
                20 * SECOND,
                OptionalLong.of(30 * SECOND),
                effect,
                Optional.empty());
    }

    private static Scenario scenario(String fault, String on) {
        String registry = on.equals("registry") ? ", registry: \"${registry.url}\"" : "";
        return new ScenarioReader()
                .read("mine.yaml", """
                        version: 1
                        environment: { kafka: { version: 4.4.0, brokers: 1 }, connect: { workers: 1, heap: 512MiB } }
                        profiles: { quick: { purpose: As written. } }
                        subjects: { ours: { connector: { connector.class: A%s } } }
                        scenarios:
                          faulty:
                            group: g
                            purpose: P.
                            subject: ours
                            load: { messageSize: 1KB, rate: 10/s, steady: 40s }
                            faults: [ { fault: %s, on: %s, at: 20s, for: 10s } ]
                        """.formatted(registry, fault, on))
                .select(Selection.all("quick"))
                .get(0);
    }
}
