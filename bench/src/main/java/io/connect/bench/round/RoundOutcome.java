package io.connect.bench.round;

import io.connect.bench.result.ResultAssembler;
import io.connect.bench.run.Outcome;
import io.connect.bench.run.RunFacts;
import io.connect.bench.run.ScenarioRun;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.RunFolder;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outcome of a run that is one round of a variant. Its result is stored with those of the other rounds, and collected. */
public final class RoundOutcome implements Outcome {

    /** The folder in the run's folder that contains the results of single rounds. */
    public static final String FOLDER = "rounds";

    private static final Logger log = LoggerFactory.getLogger(RoundOutcome.class);

    private final Turn turn;
    private final RoundResults results;
    private final ResultAssembler assembler;
    private final RunFolder folder;
    private final UnaryOperator<RunResult> links;
    private final Consumer<RunResult> told;

    /**
     * Creates the outcome of one turn.
     *
     * @param links returns links to files of the load engine, for example its own report
     * @param told called with the result of a round if the variant has several
     */
    public RoundOutcome(
            Turn turn,
            RoundResults results,
            ResultAssembler assembler,
            RunFolder folder,
            UnaryOperator<RunResult> links,
            Consumer<RunResult> told) {
        this.turn = turn;
        this.results = results;
        this.assembler = assembler;
        this.folder = folder;
        this.links = links;
        this.told = told;
    }

    @Override
    public void of(ScenarioRun run, RunFacts facts) {
        try {
            RunResult result = links.apply(assembler.assemble(run, facts));
            if (turn.counts() && turn.variant().rounds().count() > 1) {
                Path file = folder.path().resolve(FOLDER).resolve(result.name() + ".json");
                ResultJson.write(file, result);
                told.accept(result);
            }
            results.add(turn, result);
        } catch (RuntimeException e) {
            log.error("cannot write the result of {}", run.scenario().id(), e);
        }
        results.over(turn);
    }
}
