package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.Outage;
import io.connect.features.world.Recovery;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Outages: what SQS answers instead of messages, links that are long, narrow or cut, and what is left of it all. */
public final class OutageSteps {
    private static final double HALF = 0.5;
    private static final double ALL = 1;

    /** Messages in one answer at most: a limit of the service. */
    private static final double RECEIVED_AT_ONCE = 10;

    private static final int FORBIDDEN = 403;
    private static final double MEGA = 1e6;

    /** What the fault layer promises of a cap. */
    private static final double CAP_TOLERANCE = 1.01;

    /** Well above what a machine takes that is busy with other scenarios, well below what a start takes. */
    private static final double STEADY_MILLIS = 750;

    /** The ten seconds that end with the time allowed are looked at once they are over. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    private final World world;
    private final Outage outage;
    private final List<AppliedHttpFault> failing = new ArrayList<>();
    private Recovery usual;

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
        failing.add(world.httpFaults()
                .apply(HttpFault.errors(ALL, error(status, code)).withMatch(RequestMatch.sqs(action))));
    }

    @When("SQS answers these calls again")
    public void answerAgain() {
        failing.forEach(AppliedHttpFault::close);
        failing.clear();
    }

    /** Half of the fewest calls that fetch what is really being sent, so that the limit bites however slow this machine is. */
    @When("SQS takes half of the receives that the messages need for {int} seconds")
    public void throttle(int seconds) {
        double perSecond = world.queues().flowPerSecond() / RECEIVED_AT_ONCE * HALF;
        AppliedHttpFault throttle =
                world.httpFaults().apply(HttpFault.throttle(perSecond).withMatch(RequestMatch.sqs("ReceiveMessage")));
        outage.last(seconds, throttle::close, () -> 0);
        world.note("%.1f receives a second let through, %d throttled".formatted(perSecond, throttle.failedRequests()));
        assertThat(throttle.failedRequests()).as("receives that SQS throttled").isPositive();
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

    @Then("no more than {int} Mbit\\/s came through the link meanwhile")
    public void cameThrough(int megabits) {
        assertThat(outage.bitsPerSecond() / MEGA)
                .as("Mbit/s that came through, all connections together")
                .isPositive()
                .isLessThanOrEqualTo(megabits * CAP_TOLERANCE);
    }

    /**
     * What arrives now is what recovery is measured against, so the start of the flow must be over: programs that have just
     * started are slow.
     */
    @When("messages have been arriving steadily for 10 seconds")
    public void arriving() {
        world.follow();
        long start = System.nanoTime();
        Waiting.until(Waiting.USUAL, () -> {
            long from = System.nanoTime() - Recovery.WINDOW.toNanos();
            assertThat(from - start)
                    .as("nanoseconds over ten seconds of watching")
                    .isNotNegative();
            Optional<Recovery> found = Recovery.toWhatWas(world.passage(), from);
            assertThat(found).as("what arrived in the last ten seconds").isPresent();
            assertThat(found.get().p95Millis())
                    .as("p95 in ms in the last ten seconds, %s", found.get())
                    .isLessThanOrEqualTo(STEADY_MILLIS);
            usual = found.get();
        });
    }

    /** As much arrives as before the fault, and as fast, and nothing that was sent until its end is missing. */
    @Then("the connector has recovered within {int} seconds")
    public void recovered(int seconds) {
        Duration allowed = Duration.ofSeconds(seconds);
        long end = outage.endNanos();
        Waiting.until(outage.leftOf(allowed.plus(Recovery.WINDOW).plus(LAST_LOOK)), () -> {
            Recovery.Passage passage = world.passage();
            long now = System.nanoTime();
            OptionalDouble took = usual.seconds(passage, end, allowed, now);
            assertThat(took)
                    .as(
                            "seconds to recovery; in the last ten seconds: %s",
                            usual.describe(passage, now - Recovery.WINDOW.toNanos()))
                    .isPresent();
            assertThat(passage.missing(end, end + allowed.toNanos()))
                    .as("sent before the fault's end and not in Kafka within %s", allowed)
                    .isEmpty();
            world.note("recovered after %.0f s: %s"
                    .formatted(took.getAsDouble(), usual.describe(passage, end + (long) (took.getAsDouble() * 1e9))));
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
