package io.connect.reports.cli;

import io.connect.reports.json.ResultFormatException;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads results from the paths on the command line: files, run folders or trees of baselines. */
final class ResultFiles {

    private ResultFiles() {}

    /** The results of files and run folders. */
    static List<RunResult> runs(List<Path> paths) {
        List<RunResult> results = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                List<RunResult> inFolder = RunFolder.at(path).results();
                if (inFolder.isEmpty()) {
                    throw new ResultFormatException("run folder " + path + " holds no result");
                }
                results.addAll(inFolder);
            } else {
                results.addAll(existing(path));
            }
        }
        return results;
    }

    /**
     * The results of files and run folders, limited to some scenarios.
     *
     * @param scenarios names, with or without a variant; empty for all
     */
    static List<RunResult> runs(List<Path> paths, List<String> scenarios) {
        List<RunResult> all = runs(paths);
        for (String scenario : scenarios) {
            if (all.stream().noneMatch(result -> isOf(result, scenario))) {
                throw new ResultFormatException("the runs given have no scenario '" + scenario + "'; they have "
                        + all.stream().map(RunResult::name).distinct().collect(Collectors.joining(", ")));
            }
        }
        return all.stream()
                .filter(result ->
                        scenarios.isEmpty() || scenarios.stream().anyMatch(scenario -> isOf(result, scenario)))
                .toList();
    }

    private static boolean isOf(RunResult result, String scenario) {
        return scenario.equals(result.scenario()) || scenario.equals(result.name());
    }

    /** The results in a file, of a run folder, or in every JSON file below a folder of baselines. */
    static List<RunResult> tree(Path path) {
        if (!Files.isDirectory(path)) {
            return existing(path);
        }
        // A run folder also holds logs, among them JSON that is no result.
        if (Files.isRegularFile(path.resolve(RunFolder.ALL_RESULTS))) {
            return RunFolder.at(path).results();
        }
        List<RunResult> results = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(file -> file.getFileName().toString().endsWith(".json"))
                    .filter(file -> !file.getFileName().toString().equals(RunFolder.ALL_RESULTS))
                    .sorted()
                    .forEach(file -> results.addAll(ResultJson.readAll(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + path, e);
        }
        if (results.isEmpty()) {
            throw new ResultFormatException("there is no result below " + path);
        }
        return results;
    }

    private static List<RunResult> existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ResultFormatException("there is no file or run folder " + file);
        }
        return ResultJson.readAll(file);
    }
}
