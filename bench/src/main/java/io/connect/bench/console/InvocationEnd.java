package io.connect.bench.console;

import io.connect.bench.environment.Environments;
import io.connect.bench.run.ClosingStep;
import io.connect.bench.settings.Settings;
import io.connect.reports.compare.ComparisonRule;
import io.connect.reports.run.ExitCode;
import io.connect.reports.run.RunFolder;
import io.connect.reports.run.RunSummary;

/**
 * Ends a simulation after its last run: stops the environment, writes the folder's report, and compares with the baselines. With
 * the gate on, a regression fails the build.
 */
public final class InvocationEnd extends ClosingStep {

    /** The comparison's name in Gatling's report. A failure under this name fails the build. */
    public static final String GATE_REQUEST = "baseline gate";

    private final Settings settings;
    private final Environments environments;
    private final RunFolder folder;

    public InvocationEnd(Settings settings, Environments environments, RunFolder folder) {
        super(GATE_REQUEST);
        this.settings = settings;
        this.environments = environments;
        this.folder = folder;
    }

    @Override
    protected void close() {
        environments.close();
        RunSummary summary = folder.finish(settings.baselines(), settings.has(Settings.Flag.GATE));
        Terminal.print(lines(settings, summary));
        if (!settings.has(Settings.Flag.GATE)) {
            return;
        }
        if (summary.gate() == ExitCode.OK) {
            succeeded();
        } else if (summary.comparisons().isEmpty()) {
            fail("-Dgate compares with baselines, and " + settings.baselines() + " has none of profile "
                    + settings.profile() + " for what was run; "
                    + ComparisonRule.howToMakeABaseline(settings.profile()));
        } else if (summary.gate() == ExitCode.USAGE) {
            fail("-Dgate needs a baseline that these results can be held against; "
                    + ComparisonRule.howToMakeABaseline(settings.profile()));
        } else {
            fail("the comparison with the baseline came to " + summary.gate());
        }
    }

    /** The lines printed for the user at the end of an invocation. */
    public static String lines(Settings settings, RunSummary summary) {
        return summary.closing() + "next: " + NextCommand.after(settings, summary.results()) + "\n";
    }

    private void fail(String why) {
        Terminal.print("gate: " + why + "\n");
        failed(why);
    }
}
