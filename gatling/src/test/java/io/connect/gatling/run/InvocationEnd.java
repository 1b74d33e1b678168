package io.connect.gatling.run;

import io.connect.reports.run.ExitCode;
import io.connect.reports.run.RunFolder;
import io.connect.reports.run.RunSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes after the last run of a simulation: the environment is ended, the folder's report is written, and the
 * comparison with the baselines is made and, if asked for, held against the build.
 */
final class InvocationEnd implements ClosingStep {

    /** Name in Gatling's report of the comparison, where it can fail the build. */
    static final String GATE_REQUEST = "baseline gate";

    private static final Logger log = LoggerFactory.getLogger(InvocationEnd.class);

    private final Settings settings;
    private final Environments environments;
    private final RunFolder folder;
    private volatile GatlingLog gatling;
    private volatile boolean done;

    InvocationEnd(Settings settings, Environments environments, RunFolder folder) {
        this.settings = settings;
        this.environments = environments;
        this.folder = folder;
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
            RunSummary summary = folder.finish(settings.baselines());
            LastWord.say(summary.text());
            tell(summary.gate());
        } catch (RuntimeException e) {
            log.error("cannot write the report of {}", folder.path(), e);
            tellFailure("the report could not be written: " + e);
        } finally {
            done = true;
        }
    }

    private void tell(ExitCode gate) {
        if (!settings.gate()) {
            return;
        }
        if (gate == ExitCode.OK) {
            long now = System.currentTimeMillis();
            gatling.ok(GATE_REQUEST, now, now);
        } else {
            tellFailure("the comparison with the baseline came to " + gate);
        }
    }

    private void tellFailure(String reason) {
        gatling.failed(GATE_REQUEST, System.currentTimeMillis(), reason);
    }
}
