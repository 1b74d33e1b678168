package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.lottery.run.Lottery;
import io.connect.features.lottery.run.LotteryOptions;
import io.connect.features.world.place.Place;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.Optional;

/** Faults of every kind, drawn from a seed, while messages flow through connectors of every kind. */
public final class LotterySteps {
    private final Place place;
    private Optional<List<String>> problems = Optional.empty();

    public LotterySteps(Place place) {
        this.place = place;
    }

    @When("faults are drawn while messages go through connectors of every kind")
    public void draw() throws InterruptedException {
        LotteryOptions options = LotteryOptions.from(System.getProperties());
        problems = Optional.of(new Lottery(options).play(place.own()));
    }

    @Then("every promise has been kept to every message")
    public void kept() {
        assertThat(problems.orElseThrow(() -> new IllegalStateException("nothing has been drawn")))
                .isEmpty();
    }
}
