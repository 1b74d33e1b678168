package io.connect.toxiproxy.toxic.call;

import io.connect.toxiproxy.toxic.ToxicType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Acts on calls of Kafka's protocol.
 *
 * @param call the API key's name as in Kafka's documentation, for example {@code EndTxn}
 * @param occurrence the selection of these calls
 * @param action the action on them; an error is named as in Kafka, for example {@code NOT_COORDINATOR}
 * @param topic only calls that contain this topic; empty means any
 * @param transactionalId only calls of this transactional id; empty means any
 */
public record KafkaCall(
        String call, Occurrence occurrence, CallAction action, Optional<String> topic, Optional<String> transactionalId)
        implements CallSettings {

    public KafkaCall {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(occurrence, "occurrence");
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(transactionalId, "transactionalId");
        if (action instanceof CallAction.Empty || action instanceof CallAction.FailEntry) {
            throw new IllegalArgumentException(
                    "action " + action.word() + " is one of aws_call; kafka_call has drop, delay, reset and error");
        }
    }

    /** A rule for any topic and transactional id. */
    public static KafkaCall of(String call, Occurrence occurrence, CallAction action) {
        return new KafkaCall(call, occurrence, action, Optional.empty(), Optional.empty());
    }

    /** Whether the rule needs the body of a request to decide whether it matches. */
    public boolean narrowed() {
        return topic.isPresent() || transactionalId.isPresent();
    }

    @Override
    public ToxicType type() {
        return ToxicType.KAFKA_CALL;
    }

    @Override
    public Map<String, Object> attributes() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("api", call);
        map.put("action", action.word());
        map.putAll(action.attributes());
        map.putAll(occurrence.attributes());
        topic.ifPresent(name -> map.put("topic", name));
        transactionalId.ifPresent(id -> map.put("transactional_id", id));
        return map;
    }

    /** Reads a rule from attributes of the API. */
    public static KafkaCall read(CallAttributes attributes) {
        return new KafkaCall(
                attributes.required("api"),
                attributes.occurrence(),
                attributes.action(),
                attributes.text("topic"),
                attributes.text("transactional_id"));
    }
}
