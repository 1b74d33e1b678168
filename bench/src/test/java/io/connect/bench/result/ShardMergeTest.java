package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.run.SmallRun;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Subject;
import io.connect.bench.subject.SubjectFailure;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Target;
import io.connect.reports.merge.ShardMerge;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.model.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The merged result of a sharded load is judged by the same rules as its shards. */
class ShardMergeTest {

    private static final Provenance PROVENANCE = new Provenance(
            new Provenance.Git("abc", null, false),
            new Machine("cpu", 2, 1L << 34, "Linux 6 amd64", "jvm 17"),
            Map.of());

    @Test
    void percentilesOfTheSteadyStateAreJudged() {
        RunResult whole = merged(
                new SmallRun().sendSteady(20).arrive(20),
                new SmallRun().sendSteady(20).arrive(20));

        assertThat(whole.verdict()).isEqualTo(Verdict.PASS);
        assertThat(whole.metrics().get("latency-p95").value()).isBetween(39.0, 41.0);
        assertThat(whole.metrics().get("latency-p95").met()).isTrue();
    }

    @Test
    void orderCountsWhereTheQueueIsFifo() {
        RunResult whole = merged(
                new SmallRun(QueueType.FIFO, Subject.Kind.CONNECTOR)
                        .sendSteady(20)
                        .arriveReordered(),
                new SmallRun(QueueType.FIFO, Subject.Kind.CONNECTOR)
                        .sendSteady(20)
                        .arrive(20));

        assertThat(whole.account().reordered()).isPositive();
        assertThat(whole.verdict()).isEqualTo(Verdict.REORDERED);
    }

    @Test
    void leftMessagesAreNoMissWhereNobodyReads() {
        RunResult whole = merged(filled(), filled());

        assertThat(whole.account().leftInQueue()).isEqualTo(2 * SmallRun.STEADY_MESSAGES);
        assertThat(whole.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void aTargetMissedByEveryShardIsMissedByTheWhole() {
        SmallRun one = new SmallRun().sendSteady(20).arrive(20);
        one.journal.left(3);
        one.journal.failure(new SubjectFailure(SubjectFailure.Kind.TASK, 0, "task 0 failed"));

        RunResult whole = merged(one, new SmallRun().sendSteady(20).arrive(20));

        assertThat(whole.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(whole.reasons())
                .containsExactly(
                        "shard 1/2: task 0 failed",
                        "shard 1/2: 3 messages that had arrived were never deleted and would come again");
    }

    @Test
    void aTargetOnMachinesIsHeldAgainstTheWorstOfThem() {
        RunResult slow = withGrowth(part(1, new SmallRun().sendSteady(20).arrive(20)), 40);
        RunResult steady = withGrowth(part(2, new SmallRun().sendSteady(20).arrive(20)), 2);

        RunResult whole = ShardMerge.of(List.of(slow, steady));

        assertThat(whole.metrics().get("in-flight-growth").value()).isEqualTo(40);
        assertThat(whole.verdict()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void countsNoMoreMessagesAsLeftThanTheSharedQueuesHold() {
        SmallRun one = new SmallRun().sendSteady(20).arrive(17);
        one.journal.leftToAll(3, 4);
        SmallRun other = new SmallRun().sendSteady(20).arrive(18);
        other.journal.leftToAll(2, 4);

        RunResult whole = merged(one, other);

        assertThat(whole.account().leftInQueue()).isEqualTo(4);
        assertThat(whole.account().lost()).isEqualTo(1);
        assertThat(whole.verdict()).isEqualTo(Verdict.LOST);
    }

    @Test
    void staysMissedWhereTheReferenceOfATargetIsAbsent() {
        RunResult whole = ShardMerge.of(List.of(
                withoutReference(part(1, new SmallRun().sendSteady(20).arrive(20))),
                withoutReference(part(2, new SmallRun().sendSteady(20).arrive(20)))));

        assertThat(whole.verdict()).isEqualTo(Verdict.MISSED);
        assertThat(whole.reasons()).hasSize(2).allMatch(reason -> reason.contains("no result of 0ms to compare with"));
    }

    @Test
    void aRateThatEachShardWasTooShortToTellIsNotMissedByTheWhole() {
        RunResult whole = ShardMerge.of(List.of(
                tooShort(part(1, new SmallRun().sendSteady(20).arrive(20))),
                tooShort(part(2, new SmallRun().sendSteady(20).arrive(20)))));

        MetricResult middle = whole.metrics().get("drain-rate-middle");
        assertThat(middle.missed()).isFalse();
        assertThat(middle.unjudged()).isEqualTo("too short");
    }

    /** The median of 40 ms misses this target, and a cold subject is no evidence for that. */
    @Test
    void aTargetThatAColdSubjectMissedIsNotMissedByTheWhole() {
        RunResult whole = ShardMerge.of(List.of(
                cold(part(1, new SmallRun().sendSteady(20).arrive(20))),
                part(2, new SmallRun().sendSteady(20).arrive(20))));

        MetricResult p50 = whole.metrics().get("latency-p50");
        assertThat(p50.missed()).isFalse();
        assertThat(p50.unjudged()).isEqualTo("not warm");
        assertThat(whole.verdict()).isEqualTo(Verdict.VOID);
    }

    private static RunResult cold(RunResult result) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.computeIfPresent(
                "latency-p50",
                (id, measured) -> Judge.judge(measured, new Target("< 10ms", Target.Relation.BELOW, 10))
                        .unjudged("not warm"));
        return result.toBuilder().metrics(metrics).build();
    }

    private static RunResult tooShort(RunResult result) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put(
                Metric.DRAIN_RATE_MIDDLE.id(),
                Judge.judge(
                                MetricResult.unmeasured(Metric.DRAIN_RATE_MIDDLE),
                                new Target(">= 500/s", Target.Relation.AT_LEAST, 500))
                        .unjudged("too short"));
        return result.toBuilder().metrics(metrics).build();
    }

    private static RunResult withoutReference(RunResult result) {
        MetricResult measured = result.metrics().get("latency-p95");
        String target = "<= 110% of @0ms (no result of 0ms to compare with)";
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put(
                "latency-p95",
                new MetricResult(measured.value(), measured.unit(), measured.better(), target, null, null, false));
        return result.toBuilder()
                .metrics(metrics)
                .verdict(Verdict.MISSED)
                .reasons(List.of("latency-p95 is 40 ms, its target is " + target))
                .build();
    }

    private static RunResult withGrowth(RunResult result, double percent) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put(
                Metric.IN_FLIGHT_GROWTH.id(),
                Judge.judge(
                        MetricResult.of(Metric.IN_FLIGHT_GROWTH, percent),
                        new Target("<= 10%", Target.Relation.AT_MOST, 10)));
        return result.toBuilder().metrics(metrics).build();
    }

    private static SmallRun filled() {
        SmallRun small = new SmallRun(QueueType.STANDARD, Subject.Kind.NONE).sendSteady(SmallRun.STEADY_MESSAGES);
        small.journal.left(SmallRun.STEADY_MESSAGES);
        return small;
    }

    private static RunResult merged(SmallRun... parts) {
        return ShardMerge.of(List.of(part(1, parts[0]), part(2, parts[1])));
    }

    private static RunResult part(int number, SmallRun small) {
        RunResult run = new ResultAssembler("run-" + number, new Shard("run", number, 2), PROVENANCE)
                .assemble(small.run, small.facts());
        return RoundFold.ofOne(small.run.scenario(), small.run.share(), run);
    }
}
