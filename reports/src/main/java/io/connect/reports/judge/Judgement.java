package io.connect.reports.judge;

import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import io.connect.reports.words.TargetWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The verdict of a run and its reasons, one sentence each, in order of weight. A broken run cannot be judged. Lost, altered,
 * duplicated and reordered messages count at any load. A run whose generator fell behind is no evidence of speed. Missed KPIs
 * follow, then KPIs that could not be judged.
 *
 * @param verdict the worst verdict of all reasons
 * @param reasons all findings, not only the decisive ones
 */
public record Judgement(Verdict verdict, List<String> reasons) {

    private static final String LEFT_OVER = "messages were still in the queue at the end";
    private static final String LATE = "messages arrived after the drain deadline";

    public Judgement {
        reasons = List.copyOf(reasons);
    }

    /** Applies the rule. */
    public static Judgement of(Evidence evidence) {
        List<String> broken = evidence.troubles().breakdowns();
        List<Correctness.Problem> incorrect = Correctness.found(evidence.account(), evidence.scenario());
        List<String> voided = generator(evidence);
        List<String> missed = targets(evidence);
        List<String> unjudged = unjudged(evidence);
        Verdict verdict = Verdict.PASS;
        if (!broken.isEmpty()) {
            verdict = Verdict.BROKEN;
        } else if (!incorrect.isEmpty()) {
            verdict = incorrect.get(0).verdict();
        } else if (!voided.isEmpty()) {
            verdict = Verdict.VOID;
        } else if (!missed.isEmpty()) {
            verdict = Verdict.MISSED;
        } else if (!unjudged.isEmpty()) {
            verdict = Verdict.VOID;
        }
        List<String> reasons = new ArrayList<>(broken);
        incorrect.forEach(problem -> reasons.add(problem.sentence()));
        reasons.addAll(voided);
        reasons.addAll(missed);
        reasons.addAll(unjudged);
        return new Judgement(verdict, reasons);
    }

    /** Whether a missed target follows from the account alone. With several accounts their sum is judged. */
    public static boolean isOfTheAccount(String reason) {
        return reason.endsWith(LEFT_OVER) || reason.endsWith(LATE);
    }

    private static List<String> generator(Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        Evidence.GeneratorLimits limits = evidence.limits();
        if (evidence.account().accepted() == 0) {
            reasons.add("SQS accepted no message, so there is nothing to judge");
        } else if (evidence.load().offered() > 0
                && evidence.load().achieved() < evidence.load().offered() * limits.minAchievedRatio()) {
            reasons.add(text(
                    "the generator was the bottleneck: %.1f of %.1f msg/s offered were accepted (%.1f %%, at least %.1f %% needed)",
                    evidence.load().achieved(),
                    evidence.load().offered(),
                    100 * evidence.load().achieved() / evidence.load().offered(),
                    100 * limits.minAchievedRatio()));
        }
        Double lag = evidence.load().scheduleLagP99Ms();
        if (lag != null && lag > limits.maxScheduleLagMs()) {
            reasons.add(text(
                    "the generator was the bottleneck: sends were %.0f ms behind schedule at p99 (at most %.0f ms allowed)",
                    lag, limits.maxScheduleLagMs()));
        }
        reasons.addAll(evidence.troubles().shortfalls());
        return reasons;
    }

    private static List<String> targets(Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        for (Map.Entry<String, MetricResult> entry : evidence.metrics().entrySet()) {
            MetricResult metric = entry.getValue();
            if (metric.missed() && metric.value() == null) {
                reasons.add(text("%s could not be measured, its target is %s", entry.getKey(), TargetWords.of(metric)));
            } else if (metric.missed()) {
                reasons.add(text(
                        "%s is %s %s, its target is %s",
                        entry.getKey(), Numbers.plain(metric.value()), metric.unit(), TargetWords.of(metric)));
            }
        }
        reasons.addAll(evidence.troubles().failedExpectations());
        if (evidence.scenario().consumed() && evidence.account().leftInQueue() > 0) {
            reasons.add(text("%,d " + LEFT_OVER, evidence.account().leftInQueue()));
        }
        if (evidence.account().late() > 0) {
            reasons.add(text("%,d " + LATE, evidence.account().late()));
        }
        return reasons;
    }

    private static List<String> unjudged(Evidence evidence) {
        List<String> reasons = new ArrayList<>();
        evidence.metrics().forEach((id, metric) -> {
            if (metric.isUnjudged()) {
                String figure = metric.value() == null
                        ? "could not be measured"
                        : "is " + Numbers.plain(metric.value()) + " " + metric.unit();
                reasons.add(text(
                        "%s %s, its target %s was not judged: %s",
                        id, figure, TargetWords.of(metric), metric.unjudged()));
            }
        });
        return reasons;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
