package io.connect.bench.run;

import io.connect.bench.environment.Fixture;
import io.connect.bench.payload.PayloadStage;
import io.connect.testbed.RunningEnvironment;
import java.util.Objects;

/**
 * The site of one run: a running environment with the run's own queues, topics and subject, and the objects that the bodies of
 * its messages refer to.
 *
 * @param environment its environment; shared with other runs, and not closed here
 * @param fixture queues, topics and subject
 * @param payload makes the bodies
 * @param messageRun name of the run inside its messages
 */
record RunSite(RunningEnvironment environment, Fixture fixture, PayloadStage payload, String messageRun)
        implements AutoCloseable {

    RunSite {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(fixture, "fixture");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(messageRun, "messageRun");
    }

    /** Creates everything; when one part cannot be created, the parts created so far are removed. */
    static RunSite layOut(RunningEnvironment environment, ScenarioRun run, String runId) {
        Fixture fixture = Fixture.layOut(environment, run.scenario(), run.share());
        try {
            // The name differs for each scenario, so that messages of another scenario of the same invocation do not
            // count.
            String messageRun = runId + "-" + fixture.topic();
            PayloadStage payload = PayloadStage.set(
                    environment,
                    run.scenario().load(),
                    new PayloadStage.Place(messageRun, run.share().producer(), fixture.topic(), fixture.bucket()));
            return new RunSite(environment, fixture, payload, messageRun);
        } catch (RuntimeException e) {
            fixture.close();
            throw e;
        }
    }

    /** Removes everything that belongs to the run. Never throws. */
    @Override
    public void close() {
        fixture.close();
    }
}
