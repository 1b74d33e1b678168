package io.connect.bench.result;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.bench.figure.Targets;
import io.connect.bench.load.Share;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.reports.judge.Evidence;
import io.connect.reports.judge.Judgement;
import io.connect.reports.model.Account;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import io.connect.reports.stats.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Combines the rounds of a variant into one result and judges it. Accounts are added up and figures are medians. Series per
 * second come from the median round.
 */
public final class RoundFold {

    private final Scenario scenario;
    private final Share share;
    private final SortedMap<Integer, RunResult> byRound;
    private final List<RunResult> rounds;
    private final Targets.Rounds figures;

    private RoundFold(Scenario scenario, Share share, SortedMap<Integer, RunResult> byRound, Targets.Rounds figures) {
        this.scenario = scenario;
        this.share = share;
        this.byRound = byRound;
        this.rounds = List.copyOf(byRound.values());
        this.figures = figures;
    }

    /**
     * The judged result.
     *
     * @param scenario the variant
     * @param share the part of the load that was offered
     * @param rounds at least one run, by the number of its round, from 0
     * @param figures figures per round, of this variant and the others
     */
    public static RunResult of(
            Scenario scenario, Share share, SortedMap<Integer, RunResult> rounds, Targets.Rounds figures) {
        return new RoundFold(scenario, share, rounds, figures).fold();
    }

    /** The judged result of a run that is not compared with others. */
    public static RunResult ofOne(Scenario scenario, Share share, RunResult run) {
        return of(scenario, share, new TreeMap<>(Map.of(0, run)), new Alone());
    }

    /** Provides no other rounds and no other variants. */
    static final class Alone implements Targets.Rounds {

        @Override
        public List<Double> own(String metricId) {
            return List.of();
        }

        @Override
        public List<Double> other(String variant, String metricId) {
            return List.of();
        }

        @Override
        public int wanted() {
            return 1;
        }
    }

    private RunResult fold() {
        RunResult middle = middle();
        JsonNode scenarioAsRun = ScenarioJson.of(scenario);
        Account account = rounds.stream().map(RunResult::account).reduce(Account.EMPTY, Account::plus);
        RunResult.Conditions conditions = conditions();
        Optional<String> doubt = MeasurementCaveats.about(conditions);
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        Targets.judge(folded(), kpis(), figures).forEach((id, metric) -> metrics.put(id, doubted(id, metric, doubt)));
        Judgement judgement = Judgement.of(new Evidence(
                account,
                ScenarioFacts.of(scenarioAsRun),
                middle.load(),
                Evidence.GeneratorLimits.DEFAULT,
                metrics,
                new Evidence.Troubles(reasons(Verdict.MISSED), reasons(Verdict.VOID), reasons(Verdict.BROKEN))));
        return middle.toBuilder()
                .variant(scenario.label().orElse(null))
                .verdict(judgement.verdict())
                // A round that broke or was void states some of them, too.
                .reasons(judgement.reasons().stream().distinct().toList())
                .account(account)
                .metrics(metrics)
                .histograms(EncodedHistogram.sumOf(
                        rounds.stream().map(RunResult::histograms).toList()))
                .scenarioAsRun(scenarioAsRun)
                .conditions(conditions)
                .build();
    }

    private List<Kpi> kpis() {
        if (scenario.subject().kind() == Subject.Kind.NONE) {
            // No messages were consumed. The offered and accepted messages are in load and account, and there are no
            // other figures.
            return List.of();
        }
        if (rounds.stream().noneMatch(round -> round.verdict() == Verdict.BROKEN)) {
            return ShardTargets.of(scenario.kpis(), share);
        }
        // A broken run has no figures for its targets, but the reason for the failure counts.
        return Stream.of(Metric.TASK_FAILURES, Metric.CRASHES)
                .filter(metric -> rounds.stream()
                        .anyMatch(round -> round.value(metric.id()).orElse(0.0) > 0))
                .map(metric -> new Kpi(metric.id(), Comparison.AT_MOST, 0, Optional.empty(), "0"))
                .toList();
    }

    private Map<String, MetricResult> folded() {
        Set<String> ids = new LinkedHashSet<>();
        rounds.forEach(round -> ids.addAll(round.metrics().keySet()));
        Map<String, MetricResult> folded = new LinkedHashMap<>();
        for (String id : ids) {
            List<Double> values = rounds.stream()
                    .map(round -> round.value(id).orElse(null))
                    .filter(Objects::nonNull)
                    .toList();
            if (values.isEmpty()) {
                // A round without the entry has missed the target.
                if (rounds.stream().allMatch(round -> round.metrics().containsKey(id))) {
                    folded.put(id, rounds.get(0).metrics().get(id));
                }
                continue;
            }
            Metric metric = Metric.find(id).orElseThrow();
            MetricResult whole = MetricResult.of(metric, together(metric, values));
            folded.put(id, values.size() == 1 ? whole : whole.withBlocks(values));
        }
        return folded;
    }

    private static double together(Metric metric, List<Double> values) {
        if (!Targets.isOfEachRound(metric.id())) {
            return Samples.median(values);
        }
        return metric.unit().equals("count")
                ? values.stream().mapToDouble(Double::doubleValue).sum()
                : values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /**
     * A cold subject or a disturbed machine makes figures worse, never better. So a target that is met stays met. A missed target
     * becomes not judged, and so does one that compares with another variant.
     */
    private MetricResult doubted(String id, MetricResult metric, Optional<String> doubt) {
        boolean compared = scenario.kpis().stream()
                .anyMatch(kpi -> kpi.metricId().equals(id) && kpi.relativeTo().isPresent());
        return doubt.isPresent() && metric.met() != null && Targets.isOfSpeed(id) && (compared || metric.missed())
                ? metric.unjudged(doubt.get())
                : metric;
    }

    private List<String> reasons(Verdict verdict) {
        List<String> reasons = new ArrayList<>();
        byRound.forEach((number, round) -> {
            if (round.verdict() == verdict) {
                String prefix = rounds.size() == 1 ? "" : "round " + (number + 1) + ": ";
                round.reasons().stream()
                        // The account of all rounds is judged separately.
                        .filter(reason -> !Judgement.isOfTheAccount(reason))
                        .forEach(reason -> reasons.add(prefix + reason));
            }
        });
        return reasons;
    }

    /** The round with the median of the main figure, of all rounds that have it; with an even number of rounds, the lower one. */
    private RunResult middle() {
        for (Metric main : List.of(Metric.DRAIN_RATE, Metric.LATENCY_P95)) {
            List<RunResult> sorted = rounds.stream()
                    .filter(round -> round.value(main.id()).isPresent())
                    .sorted(Comparator.comparingDouble(
                            round -> round.value(main.id()).orElseThrow()))
                    .toList();
            if (!sorted.isEmpty()) {
                return sorted.get((sorted.size() - 1) / 2);
            }
        }
        return rounds.get(0);
    }

    private RunResult.Conditions conditions() {
        List<RunResult.Conditions> all = rounds.stream()
                .map(RunResult::conditions)
                .filter(Objects::nonNull)
                .toList();
        List<Boolean> steady = all.stream()
                .map(RunResult.Conditions::steady)
                .filter(Objects::nonNull)
                .toList();
        return new RunResult.Conditions(
                steady.isEmpty() ? null : steady.stream().allMatch(Boolean::booleanValue),
                worst(all.stream().map(RunResult.Conditions::warmUpSeconds)),
                worst(all.stream().map(RunResult.Conditions::warmUpMessages)),
                worst(all.stream().map(RunResult.Conditions::foreignPercent)),
                worst(all.stream().map(RunResult.Conditions::stealPercent)),
                worst(all.stream().map(RunResult.Conditions::slowdown)),
                rounds.size(),
                scenario.rounds().count(),
                all.stream().mapToInt(RunResult.Conditions::repeated).sum());
    }

    private static <T extends Comparable<T>> T worst(Stream<T> values) {
        return values.filter(Objects::nonNull).max(Comparator.naturalOrder()).orElse(null);
    }
}
