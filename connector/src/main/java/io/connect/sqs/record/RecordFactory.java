package io.connect.sqs.record;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageBody;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.converter.claim.PointerAttributes;
import io.connect.sqs.queue.ReceivedMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Headers;

/** Creates the records of one queue. Immutable. */
public final class RecordFactory {

    private final QueueUrl queue;
    private final String topic;
    private final Integer partition;
    private final RecordKeys keys;
    private final RecordTimestamps timestamps;
    private final AttributeSelection attributes;
    private final RecordForms forms;

    /**
     * @param topic the topic of this queue
     * @param partition the Kafka partition; null leaves the choice to Kafka
     * @param attributes the message attributes that become headers
     * @param forms the forms in which Connect can write the records
     */
    public RecordFactory(
            QueueUrl queue,
            String topic,
            Integer partition,
            RecordKeys keys,
            RecordTimestamps timestamps,
            AttributeSelection attributes,
            RecordForms forms) {
        this.queue = queue;
        this.topic = topic;
        this.partition = partition;
        this.keys = keys;
        this.timestamps = timestamps;
        this.attributes = attributes;
        this.forms = forms;
    }

    /** The message in the form for a converter. */
    public SourceMessage source(ReceivedMessage message) {
        return new SourceMessage(
                message.messageId(),
                queue.url(),
                topic,
                new MessageBody.Text(message.body()),
                of(message, name -> attributes.shows(name) || PointerAttributes.NAMES.contains(name)),
                message.systemAttributes());
    }

    /**
     * The record of a converted message.
     *
     * @throws DataException if Connect's converter would destroy the value
     */
    public PreparedRecord data(ReceivedMessage message, ConvertedMessage converted) {
        Headers headers = headers(message);
        converted.extraHeaders().forEach((name, value) -> {
            headers.remove(name);
            headers.addString(name, value);
        });
        SchemaAndValue key = key(message);
        SchemaAndValue value = forms.values().of(converted.value());
        return new PreparedRecord(
                topic, partition, key, value, headers, timestamps.of(message), RecordSize.of(key, value, headers));
    }

    /** The topic of this queue. */
    public String topic() {
        return topic;
    }

    /** The headers of the message's record. */
    public Headers headers(ReceivedMessage message) {
        return MessageHeaders.of(queue, message, shown(message), forms.headers());
    }

    /** The headers of the message's record without the message attributes. */
    public Headers headersWithoutAttributes(ReceivedMessage message) {
        return MessageHeaders.of(queue, message, Map.of(), forms.headers());
    }

    private Map<String, AttributeValue> shown(ReceivedMessage message) {
        return of(message, attributes::shows);
    }

    private static Map<String, AttributeValue> of(ReceivedMessage message, Predicate<String> wanted) {
        Map<String, AttributeValue> all = message.attributes();
        if (all.keySet().stream().allMatch(wanted)) {
            return all;
        }
        Map<String, AttributeValue> chosen = new HashMap<>(all);
        chosen.keySet().removeIf(wanted.negate());
        return chosen;
    }

    /** The key of the message's record. */
    public SchemaAndValue key(ReceivedMessage message) {
        return keys.keyOf(message)
                .map(text -> forms.keys().of(new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, text)))
                .orElse(SchemaAndValue.NULL);
    }

    /** The value of a dead letter with this body. */
    public SchemaAndValue letterValue(String body) {
        return forms.values().of(new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, body));
    }

    /** The timestamp of the message's dead letter. */
    public Long letterTimestampMs(ReceivedMessage message) {
        return timestamps.ofLetter(message);
    }
}
