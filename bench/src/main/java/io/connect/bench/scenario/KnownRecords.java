package io.connect.bench.scenario;

import io.connect.bench.scenario.environment.EnvironmentKind;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The rules for records of a subject without a records section. */
final class KnownRecords {

    private static final String REFERENCE = "io.connect.sqs.SqsSourceConnector";
    private static final String STRING_CONVERTER = "org.apache.kafka.connect.storage.StringConverter";
    private static final String PARTITIONER = "partitioner.";

    private final Scenario scenario;
    private final Map<String, String> config = new HashMap<>();

    KnownRecords(Scenario scenario) {
        this.scenario = scenario;
        config.putAll(scenario.subject().config());
        config.putAll(scenario.connector());
    }

    private boolean isReference() {
        return scenario.subject().kind() == Subject.Kind.CONNECTOR && REFERENCE.equals(config.get("connector.class"));
    }

    RecordRule.Key key() {
        if (scenario.subject().kind() == Subject.Kind.LOOP) {
            return RecordRule.Key.MESSAGE_ID;
        }
        if (!isReference()) {
            return RecordRule.Key.ANY;
        }
        boolean fifo = scenario.queue().type() == QueueType.FIFO;
        String key = config.getOrDefault("kafka.record.key", "auto").strip();
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "auto" -> fifo ? RecordRule.Key.GROUP : RecordRule.Key.MESSAGE_ID;
            case "message_group" -> RecordRule.Key.GROUP;
            case "message_id" -> RecordRule.Key.MESSAGE_ID;
            // The messages of a load have no attributes.
            case "none", "attribute" -> RecordRule.Key.NONE;
            default -> RecordRule.Key.ANY;
        };
    }

    /** The rule for the value. The worker's converter is known only if the bench starts the worker. */
    RecordRule.Value value() {
        boolean ownWorker = scenario.environment().kind() != EnvironmentKind.EXTERNAL;
        String converter = config.getOrDefault("value.converter", ownWorker ? STRING_CONVERTER : "");
        boolean alone = isReference() && STRING_CONVERTER.equals(converter);
        return alone || scenario.subject().kind() == Subject.Kind.LOOP
                ? RecordRule.Value.BODY
                : RecordRule.Value.WITHIN;
    }

    /** The rule for the partition. If the producer has its own partitioner, the rule is not known. */
    RecordRule.Partition partition() {
        boolean own = config.keySet().stream().anyMatch(key -> key.startsWith("producer.override." + PARTITIONER))
                || scenario.environment().connect().properties().keySet().stream()
                        .anyMatch(key -> key.startsWith("producer." + PARTITIONER));
        return own ? RecordRule.Partition.ANY : RecordRule.Partition.BY_KEY;
    }

    /** The only partition that the project's own connector is configured to write to. */
    Optional<Integer> fixedPartition() {
        return Optional.ofNullable(config.get("kafka.topic.partition"))
                .filter(any -> isReference())
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }
}
