package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.outcome.Arrivals;
import io.connect.features.world.outcome.Outage;
import io.connect.features.world.outcome.Recovery;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rate and latency of deliveries before a fault, and how long after it they reach these values again. */
public final class RecoverySteps {
    /** Much longer than the latency on a machine that is busy with other scenarios, and much shorter than a start. */
    private static final double STEADY_MILLIS = 750;

    /** The last ten seconds of the allowed time are judged when they have ended. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(2);

    private final RunningScenario scenario;
    private final Arrivals arrivals;
    private final Outage outage;
    private Optional<Recovery> steady = Optional.empty();

    public RecoverySteps(RunningScenario scenario, Arrivals arrivals, Outage outage) {
        this.scenario = scenario;
        this.arrivals = arrivals;
        this.outage = outage;
    }

    /** Recovery is compared with current arrivals, so the start must be over: newly started programs are slow. */
    @When("messages have been arriving steadily for 10 seconds")
    public void arriving() {
        arrivals.follow();
        long start = System.nanoTime();
        Waiting.until(Waiting.USUAL, () -> {
            long from = System.nanoTime() - Recovery.WINDOW.toNanos();
            assertThat(from - start)
                    .as("nanoseconds over ten seconds of watching")
                    .isNotNegative();
            Optional<Recovery> found = Recovery.toWhatWas(arrivals.passage(), from);
            assertThat(found).as("arrivals in the last ten seconds").isPresent();
            assertThat(found.get().p95Millis())
                    .as("p95 in ms in the last ten seconds, %s", found.get())
                    .isLessThanOrEqualTo(STEADY_MILLIS);
            steady = found;
        });
    }

    /** Rate and latency of arrivals are as before the fault, and no message sent before its end is missing. */
    @Then("the connector has recovered within {int} seconds")
    public void recovered(int seconds) {
        Duration allowed = Duration.ofSeconds(seconds);
        long end = outage.endNanos();
        Recovery usual = steady.orElseThrow(
                () -> new IllegalStateException("nobody has noted in this scenario what arrived before the fault"));
        Waiting.until(outage.leftOf(allowed.plus(Recovery.WINDOW).plus(LAST_LOOK)), () -> {
            Recovery.Passage passage = arrivals.passage();
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
            scenario.note("recovered after %.0f s: %s"
                    .formatted(took.getAsDouble(), usual.describe(passage, end + (long) (took.getAsDouble() * 1e9))));
        });
    }
}
