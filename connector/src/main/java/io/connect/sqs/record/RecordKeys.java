package io.connect.sqs.record;

import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.queue.ReceivedMessage;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/**
 * Chooses the key of a record.
 *
 * @param choice the configured choice
 * @param attributeName name of the attribute, if the key is an attribute
 * @param fifo whether the queue is a FIFO queue
 * @param form the form in which Connect can write the keys
 */
public record RecordKeys(RecordKey choice, Optional<String> attributeName, boolean fifo, RecordForm form) {

    public RecordKeys {
        if (choice == RecordKey.ATTRIBUTE && attributeName.isEmpty()) {
            throw new IllegalArgumentException("A key from an attribute needs the attribute's name");
        }
    }

    /** The key of the message's record; null as schema and value for a record without key. */
    SchemaAndValue of(ReceivedMessage message) {
        return text(message)
                .map(text -> form.of(new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, text)))
                .orElse(SchemaAndValue.NULL);
    }

    private Optional<String> text(ReceivedMessage message) {
        return switch (choice) {
            case AUTO -> fifo ? message.groupId() : Optional.of(message.messageId());
            case MESSAGE_ID -> Optional.of(message.messageId());
            case MESSAGE_GROUP -> message.groupId();
            case ATTRIBUTE -> attributeName.map(message.attributes()::get).map(AttributeValue::asText);
            case NONE -> Optional.empty();
        };
    }
}
