package io.connect.sqs.record;

import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.queue.ReceivedMessage;
import java.util.Optional;

/**
 * Chooses the key of a record.
 *
 * @param choice the configured choice
 * @param attributeName name of the attribute, if the key is an attribute
 * @param fifo whether the queue is a FIFO queue
 */
public record RecordKeys(RecordKey choice, Optional<String> attributeName, boolean fifo) {

    public RecordKeys {
        if (choice == RecordKey.ATTRIBUTE && attributeName.isEmpty()) {
            throw new IllegalArgumentException("A key from an attribute needs the attribute's name");
        }
    }

    /** The key of the message's record; empty for a record without key. */
    public Optional<String> keyOf(ReceivedMessage message) {
        return switch (choice) {
            case AUTO -> fifo ? message.groupId() : Optional.of(message.messageId());
            case MESSAGE_ID -> Optional.of(message.messageId());
            case MESSAGE_GROUP -> message.groupId();
            case ATTRIBUTE -> attributeName.map(message.attributes()::get).map(AttributeValue::asText);
            case NONE -> Optional.empty();
        };
    }
}
