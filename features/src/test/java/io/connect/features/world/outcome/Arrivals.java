package io.connect.features.world.outcome;

import io.connect.features.world.RunningScenario;
import io.connect.features.world.messages.Outbox;
import io.connect.features.world.topics.Follower;
import io.connect.features.world.topics.Topics;
import java.util.Optional;

/** Records when each message of a scenario reaches Kafka, once a step has requested it. */
public final class Arrivals {
    private final RunningScenario scenario;
    private final Outbox outbox;
    private final Topics topics;
    private Optional<Follower> follower = Optional.empty();

    public Arrivals(RunningScenario scenario, Outbox outbox, Topics topics) {
        this.scenario = scenario;
        this.outbox = outbox;
        this.topics = topics;
    }

    /** Starts to record when each message reaches Kafka; messages that have arrived already count as seen now. */
    public void follow() {
        Follower started = topics.follow();
        follower = Optional.of(started);
        scenario.atEnd(started::close);
    }

    /** The messages sent so far, and when they were seen in Kafka since {@link #follow}. */
    public Recovery.Passage passage() {
        Follower noting = follower.orElseThrow(
                () -> new IllegalStateException("nobody has noted in this scenario when messages arrive"));
        return new Recovery.Passage(outbox.accepted(), noting.seenNanos());
    }
}
