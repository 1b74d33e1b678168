package io.connect.bench.run;

/** The outcome of a run that is over, or was cut short. */
public interface Outcome {

    /**
     * Called once for each run, on the thread that ends it; reading and sampling may still be going on.
     *
     * @param facts all that was found, as far as the run got
     */
    void of(ScenarioRun run, RunFacts facts);
}
