package io.connect.reports.run;

import io.connect.reports.compare.Comparison;
import io.connect.reports.html.ReportPage;
import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.Unexercised;
import io.connect.reports.summary.JUnitXml;
import io.connect.reports.summary.MarkdownSummary;
import io.connect.reports.text.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one run: one JSON file per scenario and variant, all results in {@value #ALL_RESULTS}, the HTML report, the
 * summary for CI, logs. Several JVMs may fill it one after another; each adds its results and finishes it again.
 */
public final class RunFolder {

    /** All results of the run in one file. */
    public static final String ALL_RESULTS = "benchmark-results.json";

    public static final String REPORT = "index.html";
    public static final String SUMMARY = "summary.md";
    public static final String JUNIT = "junit.xml";
    /** The link to the newest run, next to the run folders. */
    public static final String LATEST = "latest";

    private static final String JSON = ".json";

    private final Path path;
    /** Names of results in the order in which they were added. */
    private final Set<String> order = new LinkedHashSet<>();

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * The folder of run {@code runId} below {@code runs}; created if missing.
     *
     * @param runId a plain file name
     */
    public static RunFolder open(Path runs, String runId) {
        if (!runId.matches("[A-Za-z0-9][A-Za-z0-9._-]*") || runId.equals(LATEST)) {
            throw new IllegalArgumentException("run id '" + runId
                    + "' is no plain file name; letters, digits, points, dashes and underscores are, except for "
                    + LATEST);
        }
        Path path = runs.resolve(runId);
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the run folder " + path, e);
        }
        return new RunFolder(path);
    }

    /**
     * Creates a new folder that only one process uses.
     *
     * @param runId a plain file name; a number is added if another process already has this folder
     * @return the name of the created folder
     */
    public static String make(Path runs, String runId) {
        for (int number = 1; ; number++) {
            String name = number == 1 ? runId : runId + "-" + number;
            try {
                Files.createDirectories(runs);
                Files.createDirectory(runs.resolve(name));
                return name;
            } catch (FileAlreadyExistsException taken) {
                // Another process created it in the same second.
            } catch (IOException e) {
                throw new UncheckedIOException("cannot create the run folder " + runs.resolve(name), e);
            }
        }
    }

    /** An existing run folder. */
    public static RunFolder at(Path path) {
        if (!Files.isDirectory(path)) {
            throw new ResultFormatException(path + " is no run folder");
        }
        return new RunFolder(path);
    }

    public Path path() {
        return path;
    }

    public String runId() {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    /** The expected results, in the order of the scenario file. Reports use this order, whatever the order of the runs. */
    public void expect(List<String> names) {
        order.addAll(names);
    }

    /** The folder of the run's logs; created if missing. */
    public Path logs() {
        try {
            return Files.createDirectories(path.resolve("logs"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the log folder of run " + path, e);
        }
    }

    /** Adds a result, or replaces the result of the same scenario and variant. */
    public Path add(RunResult result) {
        Path file = path.resolve(result.name() + JSON);
        ResultJson.write(file, result);
        order.add(result.name());
        return file;
    }

    /**
     * The results so far, in the order in which they were expected or added here, or else in that of an earlier report. Other
     * results come first, by start time.
     */
    public List<RunResult> results() {
        List<RunResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            List<Path> sorted = files.filter(
                            file -> file.getFileName().toString().endsWith(JSON))
                    .filter(file -> !file.getFileName().toString().equals(ALL_RESULTS))
                    .sorted()
                    .toList();
            sorted.forEach(file -> results.add(ResultJson.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the run folder " + path, e);
        }
        List<String> added = order.isEmpty() ? written() : List.copyOf(order);
        results.sort(Comparator.comparingInt((RunResult result) -> added.indexOf(result.name()))
                .thenComparing(RunResult::startedAt));
        return List.copyOf(results);
    }

    /** The order in an earlier report of this folder; empty if there is none. */
    private List<String> written() {
        Path all = path.resolve(ALL_RESULTS);
        try {
            return Files.exists(all)
                    ? ResultJson.readAll(all).stream().map(RunResult::name).toList()
                    : List.of();
        } catch (ResultFormatException damaged) {
            // The file is created again from the results; only their order is lost.
            return List.of();
        }
    }

    /**
     * Writes all files that are derived from the results, and points {@value #LATEST} to this folder.
     *
     * @param baselines the folder of baselines, which need not exist
     * @param gate whether the baselines gate the run: only then a regression is a failure in {@value #JUNIT}
     */
    public RunSummary finish(Path baselines, boolean gate) {
        RunSummary summary = render(baselines, gate);
        LatestRun.pointTo(path);
        return summary;
    }

    /** As {@link #finish(Path, boolean)}, for a run without a gate. */
    public RunSummary finish(Path baselines) {
        return finish(baselines, false);
    }

    /** As {@link #finish(Path)}, for a run that is not the newest. */
    public RunSummary render(Path baselines) {
        return render(baselines, false);
    }

    /** As {@link #finish(Path, boolean)}, for a run that is not the newest. */
    public RunSummary render(Path baselines, boolean gate) {
        List<RunResult> results = results();
        if (results.isEmpty()) {
            throw new ResultFormatException("run folder " + path + " holds no result, so there is nothing to report");
        }
        Baselines committed = new Baselines(baselines);
        List<Comparison> comparisons = committed.compare(results);
        ResultJson.writeAll(path.resolve(ALL_RESULTS), runId(), results);
        List<Unexercised> unexercised = Unexercised.in(path);
        store(SUMMARY, MarkdownSummary.of(runId(), results, comparisons) + Unexercised.table(unexercised));
        store(JUNIT, JUnitXml.of(results, comparisons, gate));
        store(REPORT, ReportPage.of(runId(), results, comparisons, committed.byName(results), unexercised));
        return new RunSummary(results, comparisons, path.resolve(REPORT));
    }

    private void store(String name, String text) {
        try {
            TextFile.write(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve(name), e);
        }
    }
}
