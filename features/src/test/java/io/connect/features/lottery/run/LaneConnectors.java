package io.connect.features.lottery.run;

import io.connect.features.lottery.plan.Cluster;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.MessagePlan;
import io.connect.features.world.connectors.Connectors;
import io.connect.testbed.sqs.SqsAdmin;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The connectors of a part: their names and configurations. Thread-safe. */
final class LaneConnectors {
    private static final String CONVERTERS = "io.connect.sqs.converter.";

    private final Arena arena;
    private final Surroundings surroundings;

    LaneConnectors(Arena arena, Surroundings surroundings) {
        this.arena = arena;
        this.surroundings = surroundings;
    }

    /** Name of a lane's connector. */
    String name(Lane lane) {
        return surroundings.topic(lane);
    }

    /** Creates a lane's connector or changes its number of tasks. */
    void put(Lane lane, int tasks) {
        arena.rest(lane.cluster()).put(name(lane), configuration(lane, tasks));
    }

    private Map<String, String> configuration(Lane lane, int tasks) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("name", name(lane));
        config.put("connector.class", Connectors.CLASS);
        config.put("tasks.max", Integer.toString(tasks));
        config.put(
                "sqs.queue.urls",
                lane.queueNumbers().stream().map(surroundings::queueUrl).collect(Collectors.joining(",")));
        config.put("kafka.topic", surroundings.topic(lane));
        config.put("dlq.topic", surroundings.deadLetters(lane));
        // A half-open connection is detected a few seconds after the longest wait.
        config.put("sqs.wait.time.seconds", "5");
        config.put("aws.region", SqsAdmin.REGION);
        config.put("aws.access.key.id", SqsAdmin.ACCESS_KEY_ID);
        config.put("aws.secret.access.key", Connectors.SECRET_KEY);
        config.put("aws.endpoint.override", arena.testbed().subjectSqsEndpoint().toString());
        if (lane.cluster() == Cluster.ONCE) {
            config.put("producer.override.transaction.timeout.ms", "10000");
            config.put("offsets.storage.topic", name(lane) + "-offsets");
        }
        if (lane.exactlyOnce()) {
            config.put("exactly.once.support", "required");
        }
        config.putAll(Connectors.suiteKeys());
        config.putAll(form(lane));
        return config;
    }

    private Map<String, String> form(Lane lane) {
        return switch (lane.form()) {
            case PLAIN -> Map.of();
            case COMPRESSED -> Map.of("message.converter.class", CONVERTERS + "DecompressingMessageConverter");
            case CLAIM_CHECKED ->
                Map.of(
                        "message.converter.class",
                        CONVERTERS + "ClaimCheckMessageConverter",
                        "claim.check.field.paths",
                        MessagePlan.OBJECT_FIELD,
                        "claim.check.allowed.buckets",
                        surroundings.bucket(),
                        "aws.endpoint.override.s3",
                        arena.environment().stores().subjectS3Endpoint().toString());
            case SCHEMA ->
                Map.of(
                        "message.converter.class",
                        CONVERTERS + "DecompressingMessageConverter",
                        "message.decompression.delegate.converter.class",
                        CONVERTERS + "JsonSchemaMessageConverter",
                        "schema.registry.url",
                        arena.environment().stores().subjectRegistry().toString(),
                        "value.converter",
                        "org.apache.kafka.connect.json.JsonConverter",
                        "value.converter.schemas.enable",
                        "false");
        };
    }
}
