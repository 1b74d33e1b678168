package io.connect.features.world.outcome;

import io.connect.features.world.messages.Outbox;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.topics.Topics;

/** Computes the account of a scenario's messages. */
public final class Outcome {
    private final Queues queues;
    private final Outbox outbox;
    private final Topics topics;

    public Outcome(Queues queues, Outbox outbox, Topics topics) {
        this.queues = queues;
        this.outbox = outbox;
        this.topics = topics;
    }

    /** The current account of every message of this scenario. */
    public Account account() {
        return Account.of(
                outbox.accepted(), topics.look(topics.main()), topics.look(topics.deadLetter()), queues.depth());
    }
}
