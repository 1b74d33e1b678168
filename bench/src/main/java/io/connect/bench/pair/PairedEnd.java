package io.connect.bench.pair;

import io.connect.bench.console.Terminal;
import io.connect.bench.environment.Environments;
import io.connect.bench.run.ClosingStep;
import io.connect.reports.run.RunFolder;
import java.nio.file.Path;
import java.util.List;

/** Ends a gate after its last pair: stops the environment, writes a report of all runs, and reports the outcome. */
public final class PairedEnd extends ClosingStep {

    /** The name in Gatling's report for the completed pairs. It decides the outcome of the build. */
    public static final String REQUEST = "pairs";

    private final Environments environments;
    private final RunFolder folder;
    private final Path baselines;
    private final List<PairScore> scores;

    public PairedEnd(Environments environments, RunFolder folder, Path baselines, List<PairScore> scores) {
        super(REQUEST);
        this.environments = environments;
        this.folder = folder;
        this.baselines = baselines;
        this.scores = scores;
    }

    @Override
    protected void close() {
        environments.close();
        // The report is rendered, but this run does not become the latest one: only whole runs are compared with
        // baselines.
        folder.render(baselines);
        List<String> failures =
                scores.stream().flatMap(score -> score.failures().stream()).toList();
        if (failures.isEmpty()) {
            succeeded();
        } else {
            failures.forEach(failure -> Terminal.print(failure + "\n"));
            failed(String.join("; ", failures));
        }
    }
}
