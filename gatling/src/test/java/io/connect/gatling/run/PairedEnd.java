package io.connect.gatling.run;

import io.connect.reports.run.RunFolder;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes after the last pair: the environment is ended, a report of all runs written, the outcome told. */
final class PairedEnd implements ClosingStep {

    /** Name in Gatling's report under which the pairs are complete, which the build's outcome hangs on. */
    static final String REQUEST = "pairs";

    private static final Logger log = LoggerFactory.getLogger(PairedEnd.class);

    private final Environments environments;
    private final RunFolder folder;
    private final Path baselines;
    private final List<PairScore> scores;
    private volatile GatlingLog gatling;
    private volatile boolean done;

    PairedEnd(Environments environments, RunFolder folder, Path baselines, List<PairScore> scores) {
        this.environments = environments;
        this.folder = folder;
        this.baselines = baselines;
        this.scores = scores;
    }

    @Override
    public void engineIs(GatlingLog known) {
        gatling = known;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void run() {
        try {
            environments.close();
            // Rendered, but not the latest run: what the baselines are compared with are whole runs.
            folder.render(baselines);
            List<String> failures =
                    scores.stream().flatMap(score -> score.failures().stream()).toList();
            long now = System.currentTimeMillis();
            if (failures.isEmpty()) {
                gatling.ok(REQUEST, now, now);
            } else {
                failures.forEach(System.out::println);
                gatling.failed(REQUEST, now, String.join("; ", failures));
            }
        } catch (RuntimeException e) {
            log.error("cannot write the report of {}", folder.path(), e);
            gatling.failed(REQUEST, System.currentTimeMillis(), "the report could not be written: " + e);
        } finally {
            done = true;
        }
    }
}
