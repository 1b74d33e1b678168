package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.Outage;
import io.connect.features.world.World;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.http.RequestMatch;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.timeline.Fault;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Outages: what SQS answers instead of messages, links that are long, narrow or cut, and what is left of it all. */
public final class OutageSteps {
    private static final double HALF = 0.5;
    private static final double ALL = 1;
    private static final int FORBIDDEN = 403;
    private static final double MEGA = 1e6;

    /** What the fault layer promises of a cap. */
    private static final double CAP_TOLERANCE = 1.01;

    /** Messages sent after the fault that recovery is judged by. */
    private static final int AFTERWARDS = 100;

    private final World world;
    private final Outage outage;

    public OutageSteps(World world, Outage outage) {
        this.world = world;
        this.outage = outage;
    }

    @When("SQS answers half of all calls with {int} {string}")
    public void failHalf(int status, String code) {
        world.httpFaults().apply(HttpFault.errors(HALF, error(status, code)));
    }

    @When("SQS answers the next {int} calls of {string} with {int} {string}")
    public void failNext(int calls, String action, int status, String code) {
        world.httpFaults().apply(HttpFault.failFirst(calls, error(status, code)).withMatch(RequestMatch.sqs(action)));
    }

    @When("SQS answers every call of {string} with {int} {string}")
    public void failAll(String action, int status, String code) {
        world.httpFaults().apply(HttpFault.errors(ALL, error(status, code)).withMatch(RequestMatch.sqs(action)));
    }

    @When("SQS takes no more than {int} calls of {string} a second for {int} seconds")
    public void throttle(int perSecond, String action, int seconds) {
        AppliedHttpFault throttle =
                world.httpFaults().apply(HttpFault.throttle(perSecond).withMatch(RequestMatch.sqs(action)));
        outage.last(seconds, throttle::close, () -> 0);
        assertThat(throttle.failedRequests()).as("calls that were throttled").isPositive();
    }

    @When("SQS denies access until the task has failed")
    public void denyUntilFailed() {
        AppliedHttpFault denied =
                world.httpFaults().apply(HttpFault.errors(ALL, error(FORBIDDEN, "AccessDeniedException")));
        Waiting.until(
                "the task has failed",
                Waiting.USUAL,
                () -> world.connectors().status().hasFailed(),
                () -> world.connectors().status().toString());
        outage.ended();
        denied.close();
    }

    @When("the link from the connector to SQS suffers {string} for {int} seconds")
    public void faultOnSqs(String profile, int seconds) {
        suffer(world.sqsLink(), profile, seconds);
    }

    @When("the link from the connector to the broker suffers {string} for {int} seconds")
    public void faultOnBroker(String profile, int seconds) {
        suffer(world.ownEnvironment().testbed().links().get("broker-1").proxy(), profile, seconds);
    }

    @Then("no more than {int} Mbit/s came through the link meanwhile")
    public void cameThrough(int megabits) {
        assertThat(outage.bitsPerSecond() / MEGA)
                .as("Mbit/s that came through, all connections together")
                .isPositive()
                .isLessThanOrEqualTo(megabits * CAP_TOLERANCE);
    }

    /** All that was sent before, during and a while after the fault, with messages still being sent. */
    @Then("the connector has recovered within {int} seconds")
    public void recovered(int seconds) {
        int expected = world.queues().outbox().accepted().size() + AFTERWARDS;
        Waiting.until(outage.leftOf(Duration.ofSeconds(seconds)), () -> {
            assertThat(world.queues().outbox().accepted()).as("messages sent").hasSizeGreaterThanOrEqualTo(expected);
            assertThat(world.undelivered(expected))
                    .as("of the first %s messages, those that have not arrived", expected)
                    .isEmpty();
        });
    }

    /** One of the fault layer's profiles, by the name that scenarios.yaml uses. */
    private void suffer(Proxy link, String profile, int seconds) {
        Fault.Applied fault = FaultProfiles.named(profile).applyTo(link);
        outage.last(seconds, fault::close, link::bytesDownstream);
    }

    private static AwsError error(int status, String code) {
        return new AwsError(status, code, "as this specification demands");
    }
}
