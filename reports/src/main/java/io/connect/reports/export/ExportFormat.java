package io.connect.reports.export;

import io.connect.reports.model.RunResult;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The programs to which results can be exported. */
public enum ExportFormat {
    /** The GitHub Action benchmark-action/github-action-benchmark, whose custom tools support one direction each. */
    GITHUB_ACTION_BENCHMARK("github-action-benchmark", GithubActionBenchmark::files),
    /** Bencher's metric format (BMF), for its adapter {@code json}. */
    BENCHER("bencher", BencherMetrics::files),
    /** Apache Otava: a CSV for each scenario, and the configuration that names their columns. */
    OTAVA("otava", OtavaSeries::files);

    private final String id;
    private final Function<List<RunResult>, Map<String, String>> files;

    ExportFormat(String id, Function<List<RunResult>, Map<String, String>> files) {
        this.id = id;
        this.files = files;
    }

    /**
     * File names with their content.
     *
     * @param results the results of runs whose figures describe the subject
     */
    public Map<String, String> files(List<RunResult> results) {
        return files.apply(results);
    }

    /** The spelling on the command line. */
    @Override
    public String toString() {
        return id;
    }
}
