package io.connect.bench.run;

/** Receives the facts of a run that has ended or was cut short. */
public interface Outcome {

    /**
     * Called once for each run, on the thread that ends it. The reader and the sampler may still be running.
     *
     * @param facts all facts, as far as the run got
     */
    void of(ScenarioRun run, RunFacts facts);
}
