package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.run.SmallRun;
import io.connect.reports.model.Better;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Phase;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultAssemblerTest {

    private final ResultAssembler assembler = new ResultAssembler(
            "20260102-030405",
            new Provenance(
                    new Provenance.Git("abc", null, false),
                    new Machine("cpu", 2, 1L << 34, "Linux 6 amd64", "jvm 17"),
                    Map.of()));

    @Test
    void passesWhenAllCameThroughInTime() {
        RunResult result = assemble(new SmallRun().sendSteady(20).arrive(20));

        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.load().offered()).isEqualTo(10);
        assertThat(result.load().achieved()).isEqualTo(10);
        assertThat(result.load().scheduleLagP99Ms()).isEqualTo(1.0);
        assertThat(result.metrics().get("throughput").value()).isEqualTo(10);
        assertThat(result.metrics().get("latency-p95").met()).isTrue();
        assertThat(result.startedAt()).isEqualTo(Instant.ofEpochSecond(1_000));
        assertThat(result.phases()).containsExactly(new Phase("warm-up", 0, 1), new Phase("steady", 1, 3));
        assertThat(result.scenarioAsRun().at("/load/phases/1/rate").asText()).isEqualTo("10/s");
    }

    @Test
    void isLostWhenAnAcceptedMessageNeverCame() {
        RunResult result = assemble(new SmallRun().sendSteady(20).arrive(19));

        assertThat(result.verdict()).isEqualTo(Verdict.LOST);
        assertThat(result.account().lost()).isEqualTo(1);
    }

    @Test
    void isMissedWhenMessagesArrivedAndWereNeverDeleted() {
        SmallRun small = new SmallRun().sendSteady(20).arrive(20);
        small.journal.left(5);

        RunResult result = assemble(small);

        assertThat(result.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(result.reasons())
                .containsExactly("5 messages that had arrived were never deleted and would come again");
    }

    /** The run was once broken here, because an existing queue must be empty when a part of a run begins. */
    @Test
    void isMissedWhenAnExistingQueueWasNotDrainedBeforeTheBacklog() {
        SmallRun small = SmallRun.withBacklog(100).sendSteady(20).arrive(15);
        small.journal.left(5);

        RunResult result = assemble(small);

        assertThat(result.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(result.account().leftInQueue()).isEqualTo(5);
        assertThat(result.reasons())
                .contains(
                        "the backlog was not sent, because the existing queues still held messages of the paced load",
                        "5 messages were still in the queue at the end");
    }

    @Test
    void aBacklogThatWasHalfFilledIsVoidAndItsRateIsThatOfTheOtherHalf() {
        SmallRun small = SmallRun.ofBacklog(100).fillAndDrain(60, 2_000_000);

        RunResult result = assemble(small);

        assertThat(result.verdict()).isEqualTo(Verdict.VOID);
        assertThat(result.metrics().get("drain-rate").value()).isEqualTo(30);
        assertThat(result.metrics().get("arrival-rate").value())
                .as("the last message arrived after a second")
                .isEqualTo(60);
        assertThat(result.reasons().get(0))
                .isEqualTo("the generator was the bottleneck: SQS accepted 60 of 100 messages of backlog"
                        + " (60.0 %, at least 98.0 % needed)");
    }

    @Test
    void isVoidWhenTheGeneratorDidNotGetItsLoadIntoSqs() {
        RunResult result = assemble(new SmallRun().sendSteady(18).arrive(18));

        assertThat(result.verdict()).isEqualTo(Verdict.VOID);
        assertThat(result.diagnosis())
                .extracting(finding -> finding.finding())
                .containsExactly(
                        "The load generator did not keep up, so the run says nothing about the subject.",
                        "2 messages were unanswered, no answer came");
    }

    @Test
    void keepsTheAccountOfABrokenRunAndNamesTheCause() {
        SmallRun small = new SmallRun().sendSteady(20).arrive(12);
        small.journal.breakdown("worker-1 died");
        small.journal.left(8);

        RunResult result = assemble(small);

        assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(result.reasons().get(0)).isEqualTo("worker-1 died");
        assertThat(result.account().delivered()).isEqualTo(12);
        assertThat(result.account().leftInQueue()).isEqualTo(8);
        assertThat(result.account().lost()).isZero();
        assertThat(result.metrics()).isEmpty();
    }

    @Test
    void aFigureThatNoRoundHasKeepsItsReason() {
        SmallRun small = new SmallRun().sendSteady(20).arrive(20);
        RunResult run = assembler.assemble(small.run, small.facts());
        MetricResult unmeasured =
                new MetricResult(null, "ms", Better.LOWER, "< 2000ms", 2_000.0, null, false).unjudged("too short");

        RunResult result = RoundFold.ofOne(
                small.run.scenario(),
                small.run.share(),
                run.toBuilder()
                        .metrics(Map.of(Metric.LATENCY_P95.id(), unmeasured))
                        .build());

        assertThat(result.verdict()).isEqualTo(Verdict.VOID);
        assertThat(result.reasons())
                .contains("latency-p95 could not be measured, its target < 2,000 ms was not judged: too short");
    }

    @Test
    void aRoundWithoutAFigureAndWithoutAReasonMissesTheTarget() {
        SmallRun small = new SmallRun().sendSteady(20).arrive(20);
        RunResult run = assembler.assemble(small.run, small.facts());
        MetricResult unmeasured =
                new MetricResult(null, "ms", Better.LOWER, "< 2000ms", 2_000.0, null, false).unjudged("too short");
        RunResult tooShort = run.toBuilder()
                .metrics(Map.of(Metric.LATENCY_P95.id(), unmeasured))
                .build();
        RunResult missed = run.toBuilder().metrics(Map.of()).build();

        RunResult result = RoundFold.of(
                small.run.scenario(),
                small.run.share(),
                new TreeMap<>(Map.of(0, tooShort, 1, missed)),
                new RoundFold.Alone());

        assertThat(result.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void canTellOfARunThatNeverGotToItsLoad() {
        SmallRun small = new SmallRun();
        small.journal.breakdown("no broker");

        RunResult result = assemble(small);

        assertThat(result.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(result.account().sent()).isZero();
        assertThat(result.intervals()).isNull();
    }

    private RunResult assemble(SmallRun small) {
        return RoundFold.ofOne(small.run.scenario(), small.run.share(), assembler.assemble(small.run, small.facts()));
    }
}
