package io.connect.gatling.run;

import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.RunFolder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run is a measurement: its result is written into the run's folder, and Gatling is told the verdict. */
final class JudgedOutcome implements Outcome {

    private static final Logger log = LoggerFactory.getLogger(JudgedOutcome.class);

    private final RunFolder folder;
    private final ResultAssembler assembler;
    private final Consumer<RunResult> told;

    JudgedOutcome(RunFolder folder, ResultAssembler assembler) {
        this(folder, assembler, result -> {});
    }

    /** @param told gets the result once it is written, before the run counts as finished */
    JudgedOutcome(RunFolder folder, ResultAssembler assembler, Consumer<RunResult> told) {
        this.folder = folder;
        this.assembler = assembler;
        this.told = told;
    }

    @Override
    public boolean isMeasurement() {
        return true;
    }

    @Override
    public void of(ScenarioRun run, RunFacts facts) {
        Verdict verdict = Verdict.BROKEN;
        String reasons = "its result could not be written";
        try {
            RunResult result = GatlingReport.linkedFrom(folder.path(), assembler.assemble(run, facts));
            folder.add(result);
            told.accept(result);
            verdict = result.verdict();
            reasons = String.join("; ", result.reasons());
        } catch (RuntimeException e) {
            log.error("cannot write the result of {}", run.scenario().id(), e);
            reasons += ": " + e;
        }
        tell(run, verdict, reasons);
    }

    private static void tell(ScenarioRun run, Verdict verdict, String reasons) {
        String id = run.scenario().id();
        if (verdict != Verdict.PASS) {
            System.err.println(id + " is " + verdict.id() + ": " + reasons);
        }
        GatlingLog gatling = run.log();
        if (gatling != null) {
            long now = run.clock().millis();
            String request = ScenarioFlow.verdictRequest(id);
            if (verdict == Verdict.PASS) {
                gatling.ok(request, now, now);
            } else {
                gatling.failed(request, now, verdict.id() + ": " + reasons);
            }
        }
    }
}
