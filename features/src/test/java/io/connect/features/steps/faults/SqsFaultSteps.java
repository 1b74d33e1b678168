package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.messages.Traffic;
import io.connect.features.world.outcome.Outage;
import io.connect.features.world.place.SqsAccess;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.http.RequestMatch;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** Errors and throttling: SQS answers with them instead of messages. */
public final class SqsFaultSteps {
    private static final double HALF = 0.5;
    private static final double ALL = 1;

    /** The largest number of messages in one answer, a limit of SQS. */
    private static final double RECEIVED_AT_ONCE = 10;

    private static final int FORBIDDEN = 403;

    private final RunningScenario scenario;
    private final SqsAccess sqs;
    private final Connectors connectors;
    private final Traffic traffic;
    private final Outage outage;
    private final List<AppliedHttpFault> failing = new ArrayList<>();

    public SqsFaultSteps(
            RunningScenario scenario, SqsAccess sqs, Connectors connectors, Traffic traffic, Outage outage) {
        this.scenario = scenario;
        this.sqs = sqs;
        this.connectors = connectors;
        this.traffic = traffic;
        this.outage = outage;
    }

    @When("SQS answers half of all calls with {int} {string}")
    public void failHalf(int status, String code) {
        sqs.faults().apply(HttpFault.errors(HALF, error(status, code)));
    }

    @When("SQS answers the next {int} calls of {string} with {int} {string}")
    public void failNext(int calls, String action, int status, String code) {
        sqs.faults().apply(HttpFault.failFirst(calls, error(status, code)).withMatch(RequestMatch.sqs(action)));
    }

    @When("SQS answers every call of {string} with {int} {string}")
    public void failAll(String action, int status, String code) {
        failing.add(
                sqs.faults().apply(HttpFault.errors(ALL, error(status, code)).withMatch(RequestMatch.sqs(action))));
    }

    @When("SQS answers these calls again")
    public void answerAgain() {
        failing.forEach(AppliedHttpFault::close);
        failing.clear();
    }

    /**
     * Half of the smallest rate of calls that can receive the offered load, so that the limit takes effect however slow this
     * machine is.
     */
    @When("SQS takes half of the receives that the messages need for {int} seconds")
    public void throttle(int seconds) {
        double perSecond = traffic.perSecond() / RECEIVED_AT_ONCE * HALF;
        AppliedHttpFault throttle =
                sqs.faults().apply(HttpFault.throttle(perSecond).withMatch(RequestMatch.sqs("ReceiveMessage")));
        outage.last(seconds, throttle::close, () -> 0);
        scenario.note(
                "%.1f receives a second let through, %d throttled".formatted(perSecond, throttle.failedRequests()));
        assertThat(throttle.failedRequests()).as("receives that SQS throttled").isPositive();
    }

    @When("SQS denies access until the task has failed")
    public void denyUntilFailed() {
        AppliedHttpFault denied = sqs.faults().apply(HttpFault.errors(ALL, error(FORBIDDEN, "AccessDeniedException")));
        Waiting.until(
                "the task has failed",
                Waiting.USUAL,
                () -> connectors.status().hasFailed(),
                () -> connectors.status().toString());
        outage.ended();
        denied.close();
    }

    private static AwsError error(int status, String code) {
        return new AwsError(status, code, "as this specification demands");
    }
}
