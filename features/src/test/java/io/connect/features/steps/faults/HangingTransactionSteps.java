package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.topics.HangingTransactions;
import io.connect.features.world.topics.Topics;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import org.apache.kafka.common.TopicPartition;

/** A transaction that has ended for its coordinator and is open for its partitions. */
public final class HangingTransactionSteps {
    private final RunningScenario scenario;
    private final Topics topics;
    private final HangingTransactions hanging;

    public HangingTransactionSteps(RunningScenario scenario, Topics topics, HangingTransactions hanging) {
        this.scenario = scenario;
        this.topics = topics;
        this.hanging = hanging;
    }

    @Then("a transaction hangs in the topic")
    public void hangs() {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(hanging.partitions())
                        .as("partitions with a transaction that hangs")
                        .extracting(TopicPartition::topic)
                        .contains(topics.main()));
        scenario.note("a transaction hangs in " + hanging.partitions());
    }

    @When("the operator aborts what hangs")
    public void abort() {
        hanging.abort();
        Waiting.until(Waiting.USUAL, () -> assertThat(hanging.partitions()).isEmpty());
    }
}
