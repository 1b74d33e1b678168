package io.connect.bench.console;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.settings.Settings;
import io.connect.reports.scenario.Unexercised;
import io.connect.reports.text.ShellWord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares the runs of an invocation with all runs of all profiles in its scenario file. */
public final class NotExercised {

    /** A profile that compares builds in pairs. It judges no targets. */
    private static final String PAIRS = "pair";

    private static final double PERCENT = 100;

    private final String profile;
    private final Map<String, Scenario> run;
    /** Maps each profile to its runs, by id: first the profiles after this one in the file, then those before it. */
    private final Map<String, Map<String, Scenario>> others = new LinkedHashMap<>();

    private NotExercised(ScenarioFile file, String profile, List<Scenario> run) {
        this.profile = profile;
        this.run = byId(run);
        List<String> profiles = file.profiles();
        int here = profiles.indexOf(profile);
        // A longer profile exercises more than a shorter one, so the longer profiles come first.
        Stream.concat(profiles.stream().skip(here + 1L), profiles.stream().limit(Math.max(0, here)))
                .filter(other -> !other.equals(PAIRS))
                .forEach(other -> others.put(other, byId(file.written(other))));
    }

    /**
     * The parts of the file that a whole profile leaves out, one scenario for each part, in the order of the file. Empty if the
     * user chose scenarios, a group or a subject: then the rest is left out on purpose.
     */
    public static List<Unexercised> in(Settings settings, ScenarioFile file, List<Scenario> run) {
        return settings.selected().subjects().isEmpty() ? in(file, settings.profile(), run) : List.of();
    }

    static List<Unexercised> in(ScenarioFile file, String profile, List<Scenario> run) {
        if (!byId(run).keySet().containsAll(byId(file.written(profile)).keySet())) {
            return List.of();
        }
        NotExercised compared = new NotExercised(file, profile, run);
        return file.scenarios().stream()
                .flatMap(scenario -> compared.of(scenario).stream())
                .toList();
    }

    private Optional<Unexercised> of(String scenario) {
        List<String> missing = new ArrayList<>();
        Set<String> profiles = new LinkedHashSet<>();
        List<Scenario> left = new ArrayList<>();
        Set<String> targets = new LinkedHashSet<>();
        double scale = 1;
        for (String id : idsOf(scenario)) {
            Scenario here = run.get(id);
            if (here == null) {
                left.add(first(id, profiles));
            } else {
                targets.addAll(unjudged(here, profiles));
                scale = Math.min(scale, here.scale().rate());
            }
        }
        if (!left.isEmpty()) {
            missing.add(notRun(left));
        }
        if (!targets.isEmpty()) {
            missing.add("not judged: " + String.join(", ", targets));
        }
        if (scale < 1 && unscaled(scenario, profiles)) {
            missing.add(String.format(Locale.ROOT, "offered at %.0f %% of its rate", PERCENT * scale));
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Unexercised(scenario, String.join("; ", missing), needs(scenario, profiles)));
    }

    private Set<String> idsOf(String scenario) {
        return others.values().stream()
                .flatMap(runs -> runs.values().stream())
                .filter(other -> other.name().equals(scenario))
                .map(Scenario::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The run with this id in the first profile that contains it. Adds that profile to the needed profiles. */
    private Scenario first(String id, Set<String> profiles) {
        for (Map.Entry<String, Map<String, Scenario>> other : others.entrySet()) {
            Scenario found = other.getValue().get(id);
            if (found != null) {
                profiles.add(other.getKey());
                return found;
            }
        }
        throw new IllegalStateException("no profile runs " + id);
    }

    /** The targets of this run that only another profile judges. */
    private Set<String> unjudged(Scenario here, Set<String> profiles) {
        Set<String> judged = metrics(here);
        Set<String> missing = new LinkedHashSet<>();
        others.forEach((other, runs) -> {
            Scenario there = runs.get(here.id());
            if (there != null) {
                Set<String> more = metrics(there);
                more.removeAll(judged);
                if (missing.addAll(more)) {
                    profiles.add(other);
                }
            }
        });
        return missing;
    }

    private static Set<String> metrics(Scenario scenario) {
        return scenario.kpis().stream().map(Kpi::metricId).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean unscaled(String scenario, Set<String> profiles) {
        for (Map.Entry<String, Map<String, Scenario>> other : others.entrySet()) {
            boolean whole = other.getValue().values().stream()
                    .filter(there -> there.name().equals(scenario))
                    .anyMatch(there ->
                            run.containsKey(there.id()) && there.scale().rate() >= 1);
            if (whole) {
                profiles.add(other.getKey());
                return true;
            }
        }
        return false;
    }

    private static String notRun(Collection<Scenario> left) {
        String variants = left.stream().flatMap(each -> each.variant().stream()).collect(Collectors.joining(", "));
        Set<String> targets = left.stream()
                .flatMap(each -> metrics(each).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return "not run" + (variants.isEmpty() ? "" : ": " + variants) + " (targets: "
                + (targets.isEmpty() ? "none" : String.join(", ", targets)) + ")";
    }

    private String needs(String scenario, Set<String> profiles) {
        return profiles.stream().map(other -> needs(scenario, other)).collect(Collectors.joining("; "));
    }

    private String needs(String scenario, String other) {
        List<Scenario> runs = others.get(other).values().stream()
                .filter(each -> each.name().equals(scenario))
                .toList();
        long brokers = runs.stream()
                .mapToLong(each -> each.environment().kafka().brokers())
                .max()
                .orElse(0);
        ConnectSpec workers = runs.stream()
                .map(each -> each.environment().connect())
                .max((one, two) -> Integer.compare(one.workers(), two.workers()))
                .orElseThrow();
        return "mvn gatling:test " + ShellWord.of("-Dprofile=" + other) + " " + ShellWord.of("-Dscenario=" + scenario)
                + " ("
                + RunCount.about(PlannedTime.of(runs).seconds()) + ", " + count(brokers, "broker") + ", "
                + count(workers.workers(), "worker") + " with " + workers.heap() + " of heap)";
    }

    private static String count(long number, String name) {
        return number + " " + name + (number == 1 ? "" : "s");
    }

    private static Map<String, Scenario> byId(List<Scenario> scenarios) {
        Map<String, Scenario> byId = new LinkedHashMap<>();
        scenarios.forEach(scenario -> byId.put(scenario.id(), scenario));
        return byId;
    }
}
