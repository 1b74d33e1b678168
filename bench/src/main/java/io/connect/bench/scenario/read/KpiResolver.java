package io.connect.bench.scenario.read;

import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.kpi.Comparison;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.kpi.MetricNeed;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.table.Expectation;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Place;
import io.connect.reports.model.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Selects the targets of a run: its own take precedence over the general ones, and only targets with data are used. */
final class KpiResolver {

    private static final Set<Metric> OF_PROCESSES = EnumSet.of(
            Metric.CPU, Metric.COMPILATION, Metric.CPU_PER_MESSAGE, Metric.HEAP, Metric.HEAP_USED, Metric.CRASHES);

    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Yield run;
    private final int tasks;
    private final Variants variants;
    private final Place place;

    /**
     * The parts of a run that determine which metrics have data.
     *
     * @param load the load; empty when it is not known
     * @param faults the faults; empty when they are not all known
     * @param rateScale rate as run ÷ rate as written
     * @param environment the environment, whose processes may or may not be observable
     * @param workers the Connect workers; empty when they are not known
     * @param planned whether the run will take place; then a fault for which its load is too short is a problem
     */
    record Yield(
            Optional<Load> load,
            Optional<List<Fault>> faults,
            double rateScale,
            EnvironmentKind environment,
            Optional<ConnectSpec> workers,
            boolean planned) {}

    /**
     * The variants of the scenario.
     *
     * @param own the variant of the run; empty for a scenario without variants
     * @param all names of all variants
     * @param before names of the variants that run before this one
     * @param profile the profile that lists the variants
     */
    record Variants(Optional<String> own, List<String> all, Set<String> before, String profile) {}

    KpiResolver(Yield run, int tasks, Variants variants, Place place) {
        this.run = run;
        this.tasks = tasks;
        this.variants = variants;
        this.place = place;
    }

    /**
     * The targets, general ones first. A scenario's own target replaces the general one for the same metric, whatever its name.
     * An entry "not judged" removes only the target with its own name, since a metric can have two targets. Examples are
     * drain-rate and throughput-per-task.
     *
     * @param general targets of the file
     * @param own targets of the scenario, all layers
     * @param saidForProfile keys of the scenario's own targets that apply only to the profile, and are not scaled
     */
    List<Kpi> resolve(Map<String, Expectation> general, Map<String, Expectation> own, List<String> saidForProfile) {
        Set<Metric> spokenFor = own.values().stream().map(Expectation::metric).collect(Collectors.toSet());
        List<Kpi> kpis = new ArrayList<>();
        general.values().stream()
                .filter(Expectation::judged)
                .filter(expectation -> !spokenFor.contains(expectation.metric()))
                .filter(expectation -> canBeSeen(expectation.metric()) && hasData(MetricNeed.of(expectation.metric())))
                .forEach(expectation -> kpis.addAll(kpis(expectation, true)));
        own.forEach((key, expectation) -> {
            if (isUsable(key, expectation)) {
                kpis.addAll(kpis(expectation, !saidForProfile.contains(key)));
            }
        });
        boolean ofItsOwn = own.values().stream().anyMatch(each -> each.metric() == Metric.RECOVERY_TIME);
        kpis.stream()
                .filter(kpi -> kpi.metricId().equals(Metric.RECOVERY_TIME.id()))
                .findFirst()
                .ifPresent(kpi -> checkRecovery(kpi, ofItsOwn));
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
        // The variant to which the others are compared is not compared with itself.
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

    /** Checks that the run can show a recovery. Otherwise the target would always be missed. */
    private void checkRecovery(Kpi kpi, boolean ofItsOwn) {
        if (!run.planned()
                || run.load().filter(Load::hasSteadyState).isEmpty()
                || run.faults().isEmpty()) {
            return;
        }
        new RecoveryWindow(run.load().get()).lacking(run.faults().get()).ifPresent(why -> {
            String problem = "'" + kpi.text() + "' of recovery-time cannot be judged in profile " + variants.profile()
                    + ": " + why + "; make steady state longer, move the fault, or say recovery-time: not judged";
            if (ofItsOwn) {
                place.problem(problem, "expect", Metric.RECOVERY_TIME.id());
            } else {
                place.problem(problem, "faults");
            }
        });
    }

    /** Throughput under open load follows the offered load, so its limit is scaled with the load; other limits are not. */
    private List<Kpi> kpis(Expectation expectation, boolean scaled) {
        double factor = expectation.perTask() ? tasks : 1;
        if (scaled
                && expectation.metric() == Metric.THROUGHPUT
                && expectation.relativeTo().isEmpty()) {
            factor *= run.rateScale();
        }
        List<Kpi> kpis = new ArrayList<>();
        kpis.add(kpi(expectation, expectation.comparison(), expectation.limit(), factor));
        if (expectation.most().isPresent()) {
            kpis.add(kpi(expectation, Comparison.AT_MOST, expectation.most().getAsDouble(), factor));
        }
        return kpis;
    }

    private Kpi kpi(Expectation expectation, Comparison comparison, double limit, double factor) {
        return new Kpi(
                expectation.metric().id(),
                comparison,
                limit * factor,
                expectation.relativeTo(),
                (factor == 1 ? expectation.text() : scaledText(expectation, limit * factor, factor))
                        + (expectation.relativeTo().isEmpty() ? remark(expectation.metric(), limit * factor) : ""));
    }

    /** Marks a target that every subject meets, so that it does not count as evidence. */
    private String remark(Metric metric, double limit) {
        if (metric == Metric.THROUGHPUT) {
            return ", follows the offer";
        }
        return run.workers()
                .filter(workers -> metric == Metric.HEAP_USED
                        && limit * BYTES_PER_MEGABYTE
                                >= (double) workers.workers() * workers.heap().bytes())
                .map(workers -> ", cannot be missed with " + workers.heap() + " of heap")
                .orElse("");
    }

    /** Shows the judged value, so that a scaled value is not compared with a limit for another load. */
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
     * Whether the metric can be observed. The processes of an external cluster are not observable. Targets for them are left out
     * instead of rejected, because they apply to the same scenario in other environments.
     */
    private boolean canBeSeen(Metric metric) {
        return run.environment() != EnvironmentKind.EXTERNAL || !OF_PROCESSES.contains(metric);
    }

    /** Whether the metric has data, or may have: an unreadable load or fault may be the needed part. */
    private boolean hasData(MetricNeed need) {
        return switch (need) {
            case NOTHING -> true;
            case STEADY -> run.load().map(Load::hasSteadyState).orElse(true);
            case BACKLOG -> run.load().map(load -> load.backlog().isPresent()).orElse(true);
            case STEADY_OR_BACKLOG -> hasData(MetricNeed.STEADY) || hasData(MetricNeed.BACKLOG);
            case RECOVERY -> hasData(MetricNeed.STEADY) && anyFault(fault -> true);
            case KILL -> anyFault(Fault::takesTasksDown);
            case BURST -> run.load().map(KpiResolver::hasBurst).orElse(true);
        };
    }

    private boolean anyFault(Predicate<Fault> kind) {
        return run.faults()
                .map(all -> all.stream()
                        .filter(kind)
                        .anyMatch(fault -> fault.length().isPresent()))
                .orElse(true);
    }

    private static boolean hasBurst(Load load) {
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
