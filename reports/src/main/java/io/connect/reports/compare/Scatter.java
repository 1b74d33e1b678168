package io.connect.reports.compare;

import io.connect.reports.stats.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The scatter of one build's figures from run to run, per metric. Five runs of one scenario estimate it badly, so all scenarios
 * of the baseline are pooled. A scenario that scatters far more than the others is judged by its own scatter.
 */
final class Scatter {

    private final Map<String, Spread> pooled = new HashMap<>();

    /**
     * A standard deviation and how well it is known.
     *
     * @param deviation the deviation of the logarithms, or of the figures themselves
     * @param degrees the degrees of freedom
     */
    record Spread(double deviation, int degrees) {}

    private Scatter() {}

    /** Estimates the scatter from the baselines of all scenarios. */
    static Scatter of(Collection<Side> baselines) {
        Scatter scatter = new Scatter();
        Map<String, List<Spread>> byMetric = new HashMap<>();
        for (Side side : baselines) {
            for (String id : side.metrics()) {
                own(side, id)
                        .ifPresent(spread -> byMetric.computeIfAbsent(id, metric -> new ArrayList<>())
                                .add(spread));
            }
        }
        byMetric.forEach((id, spreads) -> scatter.pooled.put(id, together(spreads)));
        return scatter;
    }

    /** The scatter of the logarithms of one scenario's metric; empty with fewer than two figures, or if one is not above 0. */
    Optional<Spread> of(Side baseline, String id) {
        return own(baseline, id).map(own -> {
            Spread all = pooled.getOrDefault(id, own);
            boolean wilder = square(own.deviation()) > ComparisonRule.OWN_SCATTER * square(all.deviation());
            return wilder ? own : all;
        });
    }

    private static Optional<Spread> own(Side side, String id) {
        List<Double> samples = side.samples(id);
        if (samples.size() < 2 || samples.stream().anyMatch(value -> value <= 0)) {
            return Optional.empty();
        }
        return Optional.of(
                new Spread(Samples.deviation(samples.stream().map(Math::log).toList()), samples.size() - 1));
    }

    private static Spread together(List<Spread> spreads) {
        int degrees = spreads.stream().mapToInt(Spread::degrees).sum();
        double squares = spreads.stream()
                .mapToDouble(spread -> spread.degrees() * square(spread.deviation()))
                .sum();
        return new Spread(Math.sqrt(squares / degrees), degrees);
    }

    private static double square(double value) {
        return value * value;
    }
}
