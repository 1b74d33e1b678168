package io.connect.reports.run;

import io.connect.reports.compare.BaselineComparator;
import io.connect.reports.compare.Comparison;
import io.connect.reports.model.ResultJson;
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

    /** The baselines there are, by scenario name with variant. */
    public Map<String, RunResult> byName(List<RunResult> results) {
        Map<String, RunResult> found = new LinkedHashMap<>();
        results.forEach(result -> find(result).ifPresent(base -> found.put(result.name(), base)));
        return found;
    }

    /** Each result against its baseline; those without one are passed over. */
    public List<Comparison> compare(List<RunResult> results) {
        List<Comparison> comparisons = new ArrayList<>();
        for (RunResult result : results) {
            find(result).ifPresent(base -> comparisons.add(BaselineComparator.compare(List.of(base), List.of(result))));
        }
        return List.copyOf(comparisons);
    }
}
