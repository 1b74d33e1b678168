package io.connect.features.steps;

import io.connect.features.world.World;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Queues: their kind, their attributes and what they hold. */
public final class QueueSteps {
    private final World world;

    public QueueSteps(World world) {
        this.world = world;
    }

    @Given("a standard queue")
    public void standardQueue() {
        world.queues().create(false, Map.of());
    }

    @Given("a standard queue with")
    public void standardQueueWith(Map<String, String> attributes) {
        world.queues().create(false, attributes);
    }

    @Given("a FIFO queue")
    public void fifoQueue() {
        world.queues().create(true, Map.of());
    }

    @Given("a FIFO queue with")
    public void fifoQueueWith(Map<String, String> attributes) {
        world.queues().create(true, attributes);
    }

    @Given("{int} standard queues")
    public void standardQueues(int count) {
        for (int i = 0; i < count; i++) {
            standardQueue();
        }
    }

    @Given("{int} FIFO queues")
    public void fifoQueues(int count) {
        for (int i = 0; i < count; i++) {
            fifoQueue();
        }
    }

    @Then("{int} message(s) in the queue is/are visible to others again")
    public void visibleAgain(int count) {
        Waiting.until(
                Waiting.USUAL,
                () -> Assertions.assertThat(world.queues().depth().visible())
                        .as("messages of the queue that others can receive")
                        .isEqualTo(count));
    }
}
