package io.connect.reports.merge;

import io.connect.reports.json.ResultFormatException;
import io.connect.reports.judge.Evidence;
import io.connect.reports.judge.Judgement;
import io.connect.reports.model.Account;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Load;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * Merges the shards of one load. Accounts and histograms are added exactly, and all figures derived from them are computed
 * again; percentiles are never averaged. A shard's samples of its machine are left out, because they describe only that shard.
 */
public final class ShardMerge {

    private final List<RunResult> shards;
    private final ScenarioFacts scenario;

    private ShardMerge(List<RunResult> shards) {
        this.shards = shards;
        this.scenario = ScenarioFacts.of(shards.get(0).scenarioAsRun());
    }

    /**
     * The merged result.
     *
     * @param results each part of one load once, in any order
     * @throws ResultFormatException when a part is missing, duplicated, or of another run or scenario
     */
    public static RunResult of(List<RunResult> results) {
        List<RunResult> sorted = results.stream()
                .peek(ShardMerge::mustBeShard)
                .sorted(Comparator.comparingInt(result -> result.shard().part()))
                .toList();
        RunResult first = sorted.get(0);
        sorted.forEach(other -> mustBelong(first, other));
        mustBeComplete(sorted);
        return new ShardMerge(sorted).merge();
    }

    private static void mustBeShard(RunResult result) {
        if (result.shard() == null) {
            throw new ResultFormatException("result " + result.name() + " of run " + result.runId()
                    + " is no shard; a shard comes from a run with -Dshard=i/n");
        }
    }

    private static void mustBelong(RunResult first, RunResult other) {
        boolean same = other.name().equals(first.name())
                && other.profile().equals(first.profile())
                && other.shard().run().equals(first.shard().run())
                && other.shard().of() == first.shard().of();
        if (!same) {
            throw new ResultFormatException("shards of one load share scenario, profile, run and count; met "
                    + described(first) + " and " + described(other));
        }
        if (!other.scenarioAsRun().equals(first.scenarioAsRun())) {
            throw new ResultFormatException("shards " + first.shard() + " and " + other.shard() + " of " + first.name()
                    + " ran different scenarios; every shard needs the same files and options");
        }
    }

    private static void mustBeComplete(List<RunResult> sorted) {
        int count = sorted.get(0).shard().of();
        Set<Integer> parts = new TreeSet<>();
        for (RunResult result : sorted) {
            if (!parts.add(result.shard().part())) {
                throw new ResultFormatException(
                        "shard " + result.shard() + " of " + result.name() + " is there more than once");
            }
        }
        for (int part = 1; part <= count; part++) {
            if (!parts.contains(part)) {
                throw new ResultFormatException("shard " + part + "/" + count + " of "
                        + sorted.get(0).name() + " is missing; there are only " + parts);
            }
        }
    }

    private static String described(RunResult result) {
        return result.name() + " (" + result.profile() + ", run "
                + result.shard().run() + ", shard " + result.shard() + ")";
    }

    private RunResult merge() {
        RunResult first = shards.get(0);
        Account account = heldTo(shards.stream().map(RunResult::account).reduce(Account.EMPTY, Account::plus));
        Map<String, EncodedHistogram> histograms = EncodedHistogram.sumOf(
                shards.stream().map(RunResult::histograms).toList());
        Load load = load();
        Map<String, MetricResult> metrics = new MergedMetrics(shards, account, steady(histograms)).all();
        Judgement judgement = Judgement.of(new Evidence(
                account,
                scenario,
                load,
                Evidence.GeneratorLimits.DEFAULT,
                metrics,
                new Evidence.Troubles(
                        shortcomings(metrics),
                        ofVerdict(Verdict.VOID, "is void"),
                        ofVerdict(Verdict.BROKEN, "broke"))));
        Shard shard = first.shard();
        return RunResult.of(shard.run(), first.scenario(), first.profile())
                .variant(first.variant())
                .purpose(first.purpose())
                .verdict(judgement.verdict())
                .reasons(judgement.reasons())
                .startedAt(shards.stream()
                        .map(RunResult::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow())
                .provenance(first.provenance())
                .load(load)
                .account(account)
                .metrics(metrics)
                .gates(first.gates())
                .phases(first.phases())
                .faults(first.faults())
                .events(first.events())
                .diagnosis(shards.stream()
                        .flatMap(result -> result.diagnosis().stream())
                        .toList())
                .links(first.links())
                .scenarioAsRun(first.scenarioAsRun())
                .histograms(histograms)
                .build();
    }

    private List<String> ofVerdict(Verdict verdict, String happened) {
        return shards.stream()
                .filter(result -> result.verdict() == verdict)
                .map(result -> "shard " + result.shard() + " " + happened + ": " + String.join("; ", result.reasons()))
                .toList();
    }

    /** The targets that a shard missed, except metrics; metrics and the account are judged again. */
    private List<String> shortcomings(Map<String, MetricResult> metrics) {
        return shards.stream()
                .filter(result -> result.verdict() == Verdict.MISSED)
                .flatMap(result -> result.reasons().stream()
                        .filter(reason -> !isJudgedAnew(metrics, reason) && !Judgement.isOfTheAccount(reason))
                        .map(reason -> "shard " + result.shard() + ": " + reason))
                .toList();
    }

    /**
     * Whether a reason is about a merged metric with a target. Without a target the metric is not judged again, and the reason
     * stays.
     */
    private static boolean isJudgedAnew(Map<String, MetricResult> metrics, String reason) {
        return metrics.entrySet().stream()
                .anyMatch(entry -> entry.getValue().met() != null && reason.startsWith(entry.getKey() + " "));
    }

    private Load load() {
        Load first = shards.get(0).load();
        List<Load> loads = shards.stream().map(RunResult::load).toList();
        return new Load(
                loads.stream().mapToDouble(Load::offered).sum(),
                loads.stream().mapToDouble(Load::achieved).sum(),
                first.scale(),
                first.messageSizeBytes(),
                first.batchSize(),
                // The generator with the largest lag counts, because the single lags are not stored.
                loads.stream()
                        .map(Load::scheduleLagP99Ms)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                loads.stream().mapToLong(Load::backlog).sum());
    }

    /** Response times of all judged phases; empty if there are none. */
    private Optional<Histogram> steady(Map<String, EncodedHistogram> histograms) {
        Histogram all = EncodedHistogram.newHistogram();
        for (String phase : scenario.steadyPhases()) {
            EncodedHistogram histogram = histograms.get(phase);
            if (histogram != null) {
                all.add(histogram.decode());
            }
        }
        return all.getTotalCount() == 0 ? Optional.empty() : Optional.of(all);
    }

    /**
     * Shards with shared queues cannot distinguish whose messages remain there. So each shard may count its missing messages as
     * left, up to the number in the queues. The sum over the shards may not exceed this number; the rest is lost.
     */
    private Account heldTo(Account sum) {
        OptionalLong held = shards.stream()
                .map(result -> result.shard().held())
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .min();
        long tooMany = held.isPresent() ? Math.max(0, sum.leftInQueue() - held.getAsLong()) : 0;
        return sum.withLostOfLeft(tooMany);
    }
}
