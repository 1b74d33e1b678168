package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.outcome.Outage;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.RegistryAccess;
import io.connect.features.world.place.SqsAccess;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.timeline.Fault;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Links with faults: slow, limited in bandwidth, or cut. */
public final class LinkSteps {
    private static final double MEGA = 1e6;

    /** The tolerance that the fault layer promises for a bandwidth limit. */
    private static final double CAP_TOLERANCE = 1.01;

    private final Place place;
    private final SqsAccess sqs;
    private final RegistryAccess registry;
    private final Outage outage;

    public LinkSteps(Place place, SqsAccess sqs, RegistryAccess registry, Outage outage) {
        this.place = place;
        this.sqs = sqs;
        this.registry = registry;
        this.outage = outage;
    }

    @When("the link from the connector to SQS suffers {string} for {int} seconds")
    public void faultOnSqs(String profile, int seconds) {
        suffer(sqs.link(), profile, seconds);
    }

    @When("the link from the connector to the broker suffers {string} for {int} seconds")
    public void faultOnBroker(String profile, int seconds) {
        suffer(place.own().testbed().links().get("broker-1").proxy(), profile, seconds);
    }

    @Then("no more than {int} Mbit\\/s came through the link meanwhile")
    public void cameThrough(int megabits) {
        assertThat(outage.bitsPerSecond() / MEGA)
                .as("Mbit/s through the link, all connections together")
                .isPositive()
                .isLessThanOrEqualTo(megabits * CAP_TOLERANCE);
    }

    @When("the registry cannot be reached")
    public void cutRegistry() {
        registry.link().disable();
    }

    @When("the registry can be reached again")
    public void restoreRegistry() {
        registry.link().enable();
    }

    /** Applies one of the fault layer's profiles, by its name in scenarios.yaml. */
    private void suffer(Proxy link, String profile, int seconds) {
        Fault.Applied fault = FaultProfiles.named(profile).applyTo(link);
        outage.last(seconds, fault::close, link::bytesDownstream);
    }
}
