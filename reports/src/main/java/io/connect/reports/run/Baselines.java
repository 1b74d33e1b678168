package io.connect.reports.run;

import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.SuiteComparator;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The baselines: {@code <folder>/<profile>/<scenario>.json}, one file per profile and scenario with variant. */
public final class Baselines {

    private static final String JSON = ".json";

    private final Path folder;

    public Baselines(Path folder) {
        this.folder = folder;
    }

    /** The path of a result's baseline, whether the file exists or not. */
    public Path file(RunResult result) {
        return folder.resolve(result.profile()).resolve(result.name() + JSON);
    }

    /** The readable baselines, by scenario name with variant. */
    public Map<String, RunResult> byName(List<RunResult> results) {
        Map<String, RunResult> found = new LinkedHashMap<>();
        for (RunResult result : results) {
            read(file(result), unreadable -> {}).ifPresent(base -> found.put(result.name(), base));
        }
        return found;
    }

    /**
     * Compares each result with its baseline; results without one are skipped. An unreadable baseline makes its scenario not
     * comparable, but the run still gets its report. The scatter of a build is estimated from all baselines of the profile,
     * including those of scenarios that did not run.
     */
    public List<Comparison> compare(List<RunResult> results) {
        Map<Path, String> problems = new HashMap<>();
        List<RunResult> baselines = new ArrayList<>();
        for (Path file : ofProfiles(results)) {
            read(file, why -> problems.put(file, why)).ifPresent(baselines::add);
        }
        List<Comparison> comparisons = new ArrayList<>();
        for (RunResult result : results) {
            Optional.ofNullable(problems.get(file(result)))
                    .ifPresent(why -> comparisons.add(Comparison.impossible(result, why)));
        }
        comparisons.addAll(SuiteComparator.with(baselines).compare(results));
        return List.copyOf(comparisons);
    }

    private List<Path> ofProfiles(List<RunResult> results) {
        return results.stream()
                .map(RunResult::profile)
                .distinct()
                .flatMap(profile -> ofProfile(profile).stream())
                .toList();
    }

    private List<Path> ofProfile(String profile) {
        Path files = folder.resolve(profile);
        if (!Files.isDirectory(files)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(files)) {
            return found.filter(file -> file.getFileName().toString().endsWith(JSON))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the baselines in " + files, e);
        }
    }

    /**
     * The baseline in a file; empty if there is no file, or if it cannot be read. {@code unreadable} then receives the reason.
     */
    private static Optional<RunResult> read(Path file, Consumer<String> unreadable) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ResultJson.read(file));
        } catch (ResultFormatException e) {
            unreadable.accept(e.getMessage());
            return Optional.empty();
        }
    }
}
