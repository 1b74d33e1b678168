package io.connect.features.steps.service;

import io.connect.features.conformance.Conformance;
import io.connect.features.conformance.Trial;
import io.connect.features.world.RunningScenario;
import io.cucumber.java.After;
import io.cucumber.java.AfterAll;
import io.cucumber.java.Scenario;
import java.nio.file.Path;

/** Around the scenarios that hold a queue service against what SQS documents. */
public final class ConformanceHooks {
    private final RunningScenario running;
    private final Trial trial;

    public ConformanceHooks(RunningScenario running, Trial trial) {
        this.running = running;
        this.trial = trial;
    }

    /** A step that failed, rather than found a deviation, says nothing about the service. */
    @After("@sqs-conformance")
    public void judge(Scenario scenario) {
        trial.end();
        trial.deviation().ifPresent(seen -> running.note("the service deviates: " + seen));
        if (!scenario.isFailed()) {
            Conformance.ofSuite()
                    .judge(Path.of(scenario.getUri().getSchemeSpecificPart()), scenario.getName(), trial.deviation());
        }
    }

    @AfterAll
    public static void endSuite() {
        Conformance.endSuite();
    }
}
