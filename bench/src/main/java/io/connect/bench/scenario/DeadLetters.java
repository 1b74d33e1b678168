package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Key;
import java.util.Objects;

/**
 * How the dead letters of a connector are found and identified.
 *
 * @param topicKey Connect key that names the dead-letter topic
 * @param body the part of a dead letter that contains the message's body
 */
public record DeadLetters(
        @Key(
                value = "Connect key by which this connector is told the topic of its dead letters.",
                otherwise = DeadLetters.OWN_KEY)
        String topicKey,

        @Key(
                value = "Part of a dead letter that holds the message's body: value, key or header:NAME.",
                otherwise = "value")
        RecordPart body) {

    static final String OWN_KEY = "dlq.topic";

    /** The format of the project's own connector. */
    public static final DeadLetters OWN = new DeadLetters(OWN_KEY, RecordPart.VALUE);

    public DeadLetters {
        Objects.requireNonNull(topicKey, "topicKey");
        Objects.requireNonNull(body, "body");
    }
}
