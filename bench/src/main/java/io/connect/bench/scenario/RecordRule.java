package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Word;
import java.util.Objects;
import java.util.Optional;

/**
 * The rule for the record of a message.
 *
 * @param key the rule for the key
 * @param value the rule for the value
 * @param partition the rule for the partition
 * @param fixed the only partition that records may be in; empty for any that {@code partition} allows
 */
public record RecordRule(Key key, Value value, Partition partition, Optional<Integer> fixed) {

    /** Rules for the key of a record. */
    public enum Key implements Word {
        /** Not judged. */
        ANY("any"),
        /** There is none. */
        NONE("none"),
        /** The message group, and none for a message without one. */
        GROUP("group"),
        /** The id that SQS gave the message. */
        MESSAGE_ID("message-id");

        private final String text;

        Key(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** Rules for the value of a record. */
    public enum Value implements Word {
        /** The message's body and nothing else. */
        BODY("body"),
        /** The body with whatever a converter puts around it, plain or quoted as a JSON string. */
        WITHIN("within"),
        /** Not judged, as long as its message can be identified. */
        ANY("any");

        private final String text;

        Value(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** Rules for the partition of a record. */
    public enum Partition implements Word {
        /** The one that Kafka's default partitioner gives its key; any for a record without one. */
        BY_KEY("by-key"),
        /** Not judged. */
        ANY("any");

        private final String text;

        Partition(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    public RecordRule {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(fixed, "fixed");
    }

    /** The rule of a scenario: as its subject section says, and for the rest as known of that kind of subject. */
    public static RecordRule of(Scenario scenario) {
        RecordsSpec said = scenario.subject().records();
        KnownRecords known = new KnownRecords(scenario);
        Partition partition = said.partition().orElseGet(known::partition);
        return new RecordRule(
                said.key().orElseGet(known::key),
                said.value().orElseGet(known::value),
                partition,
                said.partition().isPresent() ? Optional.empty() : known.fixedPartition());
    }
}
