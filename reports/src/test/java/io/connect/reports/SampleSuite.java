package io.connect.reports;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.reports.json.ResultJson;
import io.connect.reports.judge.Evidence;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Judgement;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Account;
import io.connect.reports.model.FaultWindow;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.RunResultBuilder;
import io.connect.reports.scenario.ScenarioFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A suite of ten scenarios in 31 runs, as large as a run of several hours. Most of the runs pass. The others miss a target, lose,
 * duplicate or reorder messages, break, or cannot be judged. Figures are drawn at random from a fixed seed.
 */
public final class SampleSuite {

    private final String runId;
    private final List<RunResult> results = new ArrayList<>();

    private SampleSuite(String runId) {
        this.runId = runId;
    }

    /** The results in the order of the scenario file. */
    public static List<RunResult> of(String runId) {
        SampleSuite suite = new SampleSuite(runId);
        suite.fill();
        return List.copyOf(suite.results);
    }

    private void fill() {
        steady("test-1");
        steady("test-2");
        drains("trust", "drain-rate", 7_600, "a", "b", "bare-loop", "half-core", "500ms", "10mbit", "4-tasks");
        drains("scaling", "drain-rate", 7_400, "1", "4", "8");
        variants("fifo", "standard", "fifo", "fifo-batching");
        drains("tuning", "drain-rate", 6_900, "as-it-comes", "high-throughput", "low-latency", "high-reliability");
        variants("message-size", "1KB", "10KB", "100KB", "256KB");
        burst();
        variants("network-latency", "0ms", "100ms", "200ms", "500ms");
        variants("partial-failure", "broker", "task", "worker");
    }

    private void steady(String name) {
        add(result(name, null, 0).build(), Account.EMPTY, Set.of(), List.of());
    }

    private void variants(String name, String... variants) {
        for (int i = 0; i < variants.length; i++) {
            RunResult result = result(name, variants[i], 31 * i).build();
            if (name.equals("network-latency") && i > 0) {
                result = result.toBuilder()
                        .faults(List.of(new FaultWindow(
                                "network-" + variants[i] + " on sqs",
                                "sqs",
                                0,
                                40,
                                "4.196 MB/s went through, each byte " + variants[i] + " late on average")))
                        .build();
            }
            if (name.equals("partial-failure")) {
                result = failure(result, variants[i], i);
            }
            Account account = result.account();
            boolean fifo = name.equals("fifo") && i > 0;
            if (name.equals("fifo") && i == 2) {
                account = changed(account, 0, 17, 4);
            }
            if (name.equals("partial-failure") && i == 2) {
                account = changed(account, 12, 230, 0);
            }
            List<String> broken = name.equals("message-size") && i == 3
                    ? List.of("round 2: the run was interrupted before its end")
                    : List.of();
            add(result, account, fifo ? Set.of("fifo", "exactly-once") : Set.of(), broken);
        }
    }

    private static RunResult failure(RunResult result, String part, int index) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>(result.metrics());
        metrics.put(
                Metric.RECOVERY_TIME.id(),
                Judge.judge(
                        MetricResult.of(
                                Metric.RECOVERY_TIME, List.of(12.0, 41.3, 6.4).get(index)),
                        new Target("< 30s", Target.Relation.BELOW, 30)));
        String what = part.equals("task")
                ? "task-0 of partial-failure refused by SQS until it fails"
                : part + "-1 (pid 4711) killed with -9";
        return result.toBuilder()
                .metrics(metrics)
                .faults(List.of(new FaultWindow(
                        what, part.equals("task") ? "task-0" : part + "-1", 15, 25 + index, "down for 10.4 s")))
                .build();
    }

    private void burst() {
        RunResult burst = SampleRuns.burst(runId).seed(5).build();
        Map<String, MetricResult> metrics = new LinkedHashMap<>(burst.metrics());
        metrics.put(Metric.BURST_P95.id(), MetricResult.of(Metric.BURST_P95, 9_215));
        metrics.put(
                Metric.QUEUE_CLEARED.id(),
                Judge.judge(
                        MetricResult.of(Metric.QUEUE_CLEARED, 17),
                        new Target("within 10 s", Target.Relation.AT_MOST, 10)));
        add(burst.toBuilder().metrics(metrics).build(), burst.account(), Set.of(), List.of());
    }

    /** Adds variants that drain a backlog in three rounds; the others are compared with the first. */
    private void drains(String name, String metric, double first, String... variants) {
        for (int i = 0; i < variants.length; i++) {
            double share = List.of(1.0, 0.97, 2.06, 0.52, 0.93, 0.31, 2.4).get(i);
            double value = first * share;
            Map<String, MetricResult> metrics = new LinkedHashMap<>();
            MetricResult drain = MetricResult.of(Metric.DRAIN_RATE, value)
                    .withBlocks(List.of(value * 0.96, value, value * (1.04 + 0.02 * i)));
            metrics.put(
                    metric,
                    i == 0
                            ? drain
                            : Judge.judge(
                                    drain,
                                    new Target(">= 60% of @" + variants[0], Target.Relation.AT_LEAST, 0.6 * first)));
            if (name.equals("trust") && i == 1) {
                metrics.put(metric, metrics.get(metric).unjudged("machine: other programs took 22 % of it"));
            }
            RunResult result = result(name, variants[i], 7 * i).build();
            result.metrics().forEach(metrics::putIfAbsent);
            add(result.toBuilder().metrics(metrics).build(), result.account(), Set.of(), List.of());
        }
    }

    private RunResultBuilder result(String name, String variant, int seed) {
        return SampleRuns.named(runId, name)
                .seed(name.hashCode() + seed)
                .latencyTimes(1 + seed / 40.0)
                .builder()
                .variant(variant)
                .purpose("The scenario " + name + " states in one sentence the claim that it tests.");
    }

    private static Account changed(Account account, long lost, long duplicated, long reordered) {
        return new Account(
                account.sent(),
                account.accepted(),
                account.delivered() - lost,
                lost,
                duplicated,
                reordered,
                account.late(),
                account.dlq(),
                account.leftInQueue());
    }

    private void add(RunResult result, Account changed, Set<String> promises, List<String> broken) {
        Account account = changed.equals(Account.EMPTY) ? result.account() : changed;
        Judgement judgement = Judgement.of(new Evidence(
                account,
                new ScenarioFacts(true, promises.contains("fifo"), promises.contains("exactly-once"), Set.of()),
                result.load(),
                Evidence.GeneratorLimits.DEFAULT,
                result.metrics(),
                new Evidence.Troubles(List.of(), List.of(), broken)));
        results.add(result.toBuilder()
                .account(account)
                .verdict(judgement.verdict())
                .reasons(judgement.reasons())
                .scenarioAsRun(scenario(result, promises))
                .build());
    }

    private static JsonNode scenario(RunResult result, Set<String> promises) {
        Map<String, Object> scenario = new LinkedHashMap<>();
        scenario.put("name", result.scenario());
        scenario.put("group", "sample");
        scenario.put("purpose", result.purpose());
        scenario.put("queue", Map.of("type", promises.contains("fifo") ? "fifo" : "standard"));
        scenario.put(
                "connector", promises.contains("exactly-once") ? Map.of("exactly.once.support", "required") : Map.of());
        scenario.put("load", Map.of("rate", "250/s", "messageSize", "10KB"));
        return ResultJson.tree(scenario);
    }
}
