package io.connect.bench.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The run was a rehearsal, of which nothing stays. What kept it from going well is met again, and told, by the run that
 * it was for.
 */
public final class RehearsedOutcome implements Outcome {

    private static final Logger log = LoggerFactory.getLogger(RehearsedOutcome.class);

    @Override
    public boolean isMeasurement() {
        return false;
    }

    @Override
    public void of(ScenarioRun run, RunFacts facts) {
        facts.troubles()
                .breakdowns()
                .forEach(breakdown -> log.warn("{}: {}", run.scenario().id(), breakdown));
    }
}
