package io.connect.reports.run;

import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.RunResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The committed baselines: {@code <folder>/<profile>/<scenario>.json}, one file per profile and scenario with variant. */
public final class Baselines {

    private final Path folder;

    public Baselines(Path folder) {
        this.folder = folder;
    }

    /** Where the baseline of a result lies, whether there is one or not. */
    public Path file(RunResult result) {
        return folder.resolve(result.profile()).resolve(result.name() + ".json");
    }

    /** The baseline of a result. */
    public Optional<RunResult> find(RunResult result) {
        Path file = file(result);
        return Files.isRegularFile(file) ? Optional.of(ResultJson.read(file)) : Optional.empty();
    }

    /** The baselines that can be read, by scenario name with variant. */
    public Map<String, RunResult> byName(List<RunResult> results) {
        Map<String, RunResult> found = new LinkedHashMap<>();
        for (RunResult result : results) {
            readable(result).ifPresent(base -> found.put(result.name(), base));
        }
        return found;
    }

    /**
     * Each result against its baseline; those without one are passed over. A baseline that cannot be read makes its scenario
     * not comparable and is no reason to lose the report of the run.
     */
    public List<Comparison> compare(List<RunResult> results) {
        List<Comparison> comparisons = new ArrayList<>();
        for (RunResult result : results) {
            try {
                find(result)
                        .ifPresent(base -> comparisons.add(BaselineComparator.compare(List.of(base), List.of(result))));
            } catch (ResultFormatException unreadable) {
                comparisons.add(Comparison.impossible(result, unreadable.getMessage()));
            }
        }
        return List.copyOf(comparisons);
    }

    /** What is wrong with an unreadable one is told by {@link #compare}. */
    private Optional<RunResult> readable(RunResult result) {
        try {
            return find(result);
        } catch (ResultFormatException unreadable) {
            return Optional.empty();
        }
    }
}
