package io.connect.bench.result;

import io.connect.bench.run.RequestNames;
import io.connect.bench.run.RunLog;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;

/** Reports the verdict of a run to the load engine. It decides the outcome of the build. */
public final class VerdictLog {

    private final boolean strict;

    /** @param strict whether a result that was not judged fails the build too */
    public VerdictLog(boolean strict) {
        this.strict = strict;
    }

    /** Reports the verdict of a result under the name of its scenario. */
    public void tell(RunLog engine, String scenarioId, RunResult result) {
        tell(engine, scenarioId, result.verdict(), String.join("; ", result.reasons()));
    }

    /** Reports a result that could not be created or written. */
    public void tellUnwritten(RunLog engine, String scenarioId, RuntimeException why) {
        tell(engine, scenarioId, Verdict.BROKEN, "its result could not be written: " + why);
    }

    private void tell(RunLog engine, String scenarioId, Verdict verdict, String reasons) {
        if (engine == null) {
            return;
        }
        long now = System.currentTimeMillis();
        String request = RequestNames.verdict(scenarioId);
        if (verdict == Verdict.PASS || verdict == Verdict.VOID && !strict) {
            engine.ok(request, now, now);
        } else {
            engine.failed(request, now, verdict.id() + ": " + reasons);
        }
    }
}
