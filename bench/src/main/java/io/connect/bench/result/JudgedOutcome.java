package io.connect.bench.result;

import io.connect.bench.run.Outcome;
import io.connect.bench.run.RunFacts;
import io.connect.bench.run.ScenarioRun;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.RunFolder;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The outcome of a run that is judged alone, not together with other rounds. Its result is written into the run's folder, and the
 * load engine gets the verdict.
 */
public final class JudgedOutcome implements Outcome {

    private static final Logger log = LoggerFactory.getLogger(JudgedOutcome.class);

    private final RunFolder folder;
    private final ResultAssembler assembler;
    private final UnaryOperator<RunResult> links;
    private final Consumer<RunResult> told;

    /**
     * Creates the outcome of one run.
     *
     * @param folder where the result is written
     * @param assembler makes the result
     * @param links returns links to files of the load engine, for example its own report
     * @param told called with the written result, before the run counts as finished
     */
    public JudgedOutcome(
            RunFolder folder, ResultAssembler assembler, UnaryOperator<RunResult> links, Consumer<RunResult> told) {
        this.folder = folder;
        this.assembler = assembler;
        this.links = links;
        this.told = told;
    }

    @Override
    public void of(ScenarioRun run, RunFacts facts) {
        VerdictLog verdicts = new VerdictLog(true);
        String id = run.scenario().id();
        try {
            RunResult result =
                    links.apply(RoundFold.ofOne(run.scenario(), run.share(), assembler.assemble(run, facts)));
            folder.add(result);
            told.accept(result);
            verdicts.tell(run.log(), id, result);
        } catch (RuntimeException e) {
            log.error("cannot write the result of {}", id, e);
            verdicts.tellUnwritten(run.log(), id, e);
        }
    }
}
