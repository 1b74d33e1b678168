package io.connect.bench.scenario.read;

import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.table.Expectation;
import io.connect.bench.scenario.target.Kpi;
import io.connect.bench.scenario.target.MetricNeed;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.reports.model.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Picks the targets of a run: its own before the general ones, and only those that the run yields data for. */
final class KpiResolver {

    private static final Set<Metric> OF_PROCESSES =
            EnumSet.of(Metric.CPU, Metric.CPU_PER_MESSAGE, Metric.HEAP, Metric.HEAP_USED, Metric.CRASHES);

    private final Load load;
    private final List<Fault> faults;
    private final double rateScale;
    private final int tasks;
    private final Variants variants;
    private final EnvironmentKind environment;
    private final Place place;

    /**
     * The variants of the scenario.
     *
     * @param own the one that is run; empty for a scenario without variants
     * @param all names of all
     * @param before names of those that are run before this one
     * @param profile the profile that lists them
     */
    record Variants(Optional<String> own, Set<String> all, Set<String> before, String profile) {}

    KpiResolver(
            Load load,
            List<Fault> faults,
            double rateScale,
            int tasks,
            Variants variants,
            EnvironmentKind environment,
            Place place) {
        this.load = load;
        this.faults = faults;
        this.rateScale = rateScale;
        this.tasks = tasks;
        this.variants = variants;
        this.environment = environment;
        this.place = place;
    }

    /**
     * The targets, general ones first. An own target comes before the general one for its metric under whatever name, and
     * {@code not judged} takes away only what stands under its own name: a metric can have two, such as drain-rate and
     * throughput-per-task.
     *
     * @param general targets of the file
     * @param own targets of the scenario, all layers
     * @param saidForProfile keys of the own targets that only hold for the profile, and are not scaled
     */
    List<Kpi> resolve(Map<String, Expectation> general, Map<String, Expectation> own, Set<String> saidForProfile) {
        Set<Metric> spokenFor = own.values().stream().map(Expectation::metric).collect(Collectors.toSet());
        List<Kpi> kpis = new ArrayList<>();
        general.values().stream()
                .filter(Expectation::judged)
                .filter(expectation -> !spokenFor.contains(expectation.metric()))
                .filter(expectation -> canBeSeen(expectation.metric()) && hasData(MetricNeed.of(expectation.metric())))
                .forEach(expectation -> kpis.add(kpi(expectation, true)));
        own.forEach((key, expectation) -> {
            if (isUsable(key, expectation)) {
                kpis.add(kpi(expectation, !saidForProfile.contains(key)));
            }
        });
        return kpis;
    }

    private boolean isUsable(String key, Expectation expectation) {
        MetricNeed need = MetricNeed.of(expectation.metric());
        if (!expectation.judged() || !canBeSeen(expectation.metric())) {
            return false;
        }
        if (!hasData(need)) {
            place.problem(
                    "'" + expectation.text() + "' can never be judged: "
                            + expectation.metric().id() + " needs " + need.what() + " (" + need.where() + ")",
                    "expect",
                    key);
            return false;
        }
        if (expectation.relativeTo().isEmpty()) {
            return true;
        }
        String other = expectation.relativeTo().get();
        if (!variants.all().contains(other)) {
            place.problem(
                    "'" + expectation.text() + "' refers to variant '" + other + "' which this scenario does not have"
                            + Nearest.hint(other, variants.all()),
                    "expect",
                    key);
            return false;
        }
        // The variant that the others are measured against is not measured against itself.
        if (expectation.relativeTo().equals(variants.own())) {
            return false;
        }
        if (!variants.before().contains(other)) {
            place.problem(
                    "'" + expectation.text() + "' refers to variant '" + other + "' which is not run before "
                            + variants.own().map(name -> "'" + name + "'").orElse("this one") + " here; profile "
                            + variants.profile() + " has to list it, or -Dscenario to name it too",
                    "expect",
                    key);
            return false;
        }
        return true;
    }

    /** Throughput under open load follows the offer, so its limit shrinks with it; nothing else does. */
    private Kpi kpi(Expectation expectation, boolean scaled) {
        double factor = expectation.perTask() ? tasks : 1;
        if (scaled
                && expectation.metric() == Metric.THROUGHPUT
                && expectation.relativeTo().isEmpty()) {
            factor *= rateScale;
        }
        double limit = expectation.limit() * factor;
        return new Kpi(
                expectation.metric().id(),
                expectation.comparison(),
                limit,
                expectation.relativeTo(),
                factor == 1 ? expectation.text() : scaledText(expectation, limit, factor));
    }

    /** Says what is really judged, so that nobody holds a scaled value against a limit that was meant for another load. */
    private static String scaledText(Expectation expectation, double limit, double factor) {
        return "%s %s (%s × %s)"
                .formatted(expectation.comparison().symbol(), plain(limit), expectation.text(), plain(factor));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * Nobody looks into the processes of a cluster that is somebody else's. Left out rather than refused, because the
     * same scenario is judged by it elsewhere.
     */
    private boolean canBeSeen(Metric metric) {
        return environment != EnvironmentKind.EXTERNAL || !OF_PROCESSES.contains(metric);
    }

    private boolean hasData(MetricNeed need) {
        return switch (need) {
            case NOTHING -> true;
            case STEADY -> load.hasSteadyState();
            case BACKLOG -> load.backlog().isPresent();
            case FAULT_THAT_ENDS ->
                faults.stream().anyMatch(fault -> fault.length().isPresent());
            case KILL ->
                faults.stream()
                        .filter(Fault::takesTasksDown)
                        .anyMatch(fault -> fault.length().isPresent());
            case BURST -> hasBurst();
        };
    }

    private boolean hasBurst() {
        List<Phase> phases = load.phases();
        double base = phases.isEmpty() ? 0 : phases.get(0).rate().perSecond();
        boolean up = false;
        for (Phase phase : phases) {
            if (up && phase.rate().perSecond() <= base) {
                return true;
            }
            up |= phase.rate().perSecond() > base;
        }
        return false;
    }
}
