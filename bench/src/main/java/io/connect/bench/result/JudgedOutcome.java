package io.connect.bench.result;

import io.connect.bench.run.Outcome;
import io.connect.bench.run.RequestNames;
import io.connect.bench.run.RunFacts;
import io.connect.bench.run.RunLog;
import io.connect.bench.run.ScenarioRun;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.RunFolder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run is a measurement: its result is written into the run's folder, and the load engine is told the verdict. */
public final class JudgedOutcome implements Outcome {

    private static final Logger log = LoggerFactory.getLogger(JudgedOutcome.class);

    private final RunFolder folder;
    private final ResultAssembler assembler;
    private final UnaryOperator<RunResult> links;
    private final Consumer<RunResult> told;

    /**
     * The outcome of one run.
     *
     * @param folder where the result is written
     * @param assembler makes the result
     * @param links adds what the load engine has to show of the run, its own report for example
     * @param told gets the result once it is written, before the run counts as finished
     */
    public JudgedOutcome(
            RunFolder folder, ResultAssembler assembler, UnaryOperator<RunResult> links, Consumer<RunResult> told) {
        this.folder = folder;
        this.assembler = assembler;
        this.links = links;
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
            RunResult result = links.apply(assembler.assemble(run, facts));
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
            log.info("{} is {}: {}", id, verdict.id(), reasons);
        }
        RunLog engine = run.log();
        if (engine != null) {
            long now = run.clock().millis();
            String request = RequestNames.verdict(id);
            if (verdict == Verdict.PASS) {
                engine.ok(request, now, now);
            } else {
                engine.failed(request, now, verdict.id() + ": " + reasons);
            }
        }
    }
}
