package io.connect.bench.console;

import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The plan that is printed before the runs: a line for each scenario with its variants, and one total. */
public final class ShortPlan {

    private ShortPlan() {}

    /**
     * Makes the plan of at least one scenario; the scenarios run one after the other.
     *
     * @param projectRoot the folder to which the paths of plugins are relative
     */
    public static String of(List<Scenario> selected, Path projectRoot) {
        PlannedTime time = PlannedTime.of(selected);
        Map<String, List<PlannedTime.Run>> byName = time.runs().stream()
                .collect(Collectors.groupingBy(run -> run.scenario().name(), LinkedHashMap::new, Collectors.toList()));
        int width = byName.keySet().stream().mapToInt(String::length).max().orElseThrow();
        List<String> lines = new ArrayList<>();
        int count = time.runs().stream()
                .mapToInt(run -> run.scenario().rounds().count())
                .sum();
        lines.add("plan: " + count + (count == 1 ? " run" : " runs") + " of profile "
                + selected.get(0).profile() + ", " + RunCount.about(time.seconds()));
        byName.forEach((name, runs) -> lines.add(line(name, runs, width, projectRoot)));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String name, List<PlannedTime.Run> runs, int width, Path projectRoot) {
        long seconds = runs.stream().mapToLong(PlannedTime.Run::allRounds).sum();
        String variants =
                runs.stream().flatMap(run -> run.scenario().label().stream()).collect(Collectors.joining(", "));
        String lacking = runs.stream()
                .flatMap(run -> Environments.lacking(run.scenario(), projectRoot).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return String.format(Locale.ROOT, "  %-" + width + "s %5d s", name, seconds)
                + (variants.isEmpty() ? "" : "  " + variants)
                + (runs.get(0).scenario().rounds().count() == 1
                        ? ""
                        : ", each " + runs.get(0).scenario().rounds().count() + " times in turns")
                + (lacking.isEmpty() ? "" : "  CANNOT BE RUN HERE: " + lacking);
    }
}
