package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Word;
import java.util.Objects;
import java.util.Optional;

/**
 * The expected record of a message.
 *
 * @param key the rule for the key
 * @param value the rule for the value
 * @param partition the rule for the partition
 * @param fixed the only partition for records; empty if the rule {@code partition} decides
 */
public record RecordRule(Key key, Value value, Partition partition, Optional<Integer> fixed) {

    /** Rules for the key of a record. */
    public enum Key implements Word {
        /** Not judged. */
        ANY("any"),
        /** The record has no key. */
        NONE("none"),
        /** The message group; no key for a message without a group. */
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
        /** Exactly the message's body. */
        BODY("body"),
        /** The body, possibly within an envelope of a converter, plain or quoted as a JSON string. */
        WITHIN("within"),
        /** Not judged, if its message can be identified. */
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
        /** The partition that Kafka's default partitioner chooses for the key; any partition for a record without a key. */
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

    /** The rule of a scenario: from its subject section, and for missing parts the known rules of that kind of subject. */
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
