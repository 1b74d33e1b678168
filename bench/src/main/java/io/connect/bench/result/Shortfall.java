package io.connect.bench.result;

import io.connect.bench.ledger.PhaseReport;
import io.connect.reports.judge.Evidence.GeneratorLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A difference between the planned and the offered load, in a phase outside steady state. Latency is not judged there, so sends
 * may be later than in steady state, but not so late that a spike becomes a steady load.
 */
final class Shortfall {

    /** At p99, sends may be behind schedule by this part of their phase. */
    private static final double MOST_LAG = 0.25;

    private static final double MICROS_PER_SECOND = 1e6;

    private Shortfall() {}

    /** Describes the differences; empty for a phase that was offered as planned. */
    static List<String> of(PhaseReport phase) {
        List<String> reasons = new ArrayList<>();
        String name = phase.span().name();
        double least = GeneratorLimits.DEFAULT.minAchievedRatio();
        if (phase.achievedRatio() < least) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "the generator was the bottleneck: SQS accepted %,d of %,d messages of %s (%.1f %%, at least %.1f %% needed)",
                    phase.accepted(),
                    phase.span().plannedMessages(),
                    name,
                    100 * phase.achievedRatio(),
                    100 * least));
        }
        double allowed = Math.max(
                GeneratorLimits.DEFAULT.maxScheduleLagMs() / 1_000,
                MOST_LAG * phase.span().lengthSeconds());
        double lag = phase.scheduleLag().getTotalCount() == 0
                ? 0
                : phase.scheduleLag().getValueAtPercentile(99) / MICROS_PER_SECOND;
        if (lag > allowed) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "the generator was the bottleneck: sends of %s were %.1f s behind schedule at p99 (at most %.1f s allowed)",
                    name,
                    lag,
                    allowed));
        }
        return reasons;
    }
}
