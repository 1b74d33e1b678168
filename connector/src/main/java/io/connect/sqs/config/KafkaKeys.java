package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys for the topic, partition, key and timestamp of records. */
public final class KafkaKeys {

    public static final String TOPIC = "kafka.topic";
    public static final String PARTITION = "kafka.topic.partition";
    public static final String RECORD_KEY = "kafka.record.key";
    public static final String RECORD_KEY_ATTRIBUTE = "kafka.record.key.attribute";

    public static final String RECORD_TIMESTAMP = "kafka.record.timestamp";
    public static final String RECORD_TIMESTAMP_FIELD = "kafka.record.timestamp.field";

    /** The placeholder for the name of the queue in {@link #TOPIC}. */
    public static final String QUEUE_PLACEHOLDER = "${queue}";

    /** The choices for the key of a record. */
    public enum RecordKey {
        /** The message group on a FIFO queue, the message id on a standard queue. */
        AUTO,
        /** The SQS message id. */
        MESSAGE_ID,
        /** The message group id; null if a message has none. */
        MESSAGE_GROUP,
        /** The value of the message attribute that {@link #RECORD_KEY_ATTRIBUTE} names; null if it is missing. */
        ATTRIBUTE,
        /** No key. */
        NONE
    }

    /** The choices for the timestamp of a record. */
    public enum RecordTimestamp {
        /** When the message was sent to SQS. */
        SENT,
        /** When the task received the message. */
        RECEIVED,
        /** The time in the field of the body that {@link #RECORD_TIMESTAMP_FIELD} names. */
        FIELD
    }

    private KafkaKeys() {}

    /** Adds the keys of this group. */
    public static void define(ConfigDef def) {
        new KeyGroup(def, "Kafka")
                .optional(
                        TOPIC,
                        Type.STRING,
                        QUEUE_PLACEHOLDER,
                        Ranges.topic(QUEUE_PLACEHOLDER),
                        HIGH,
                        "Topic the messages are written to. " + QUEUE_PLACEHOLDER
                                + " stands for the name of the queue (a dot in it"
                                + " stays), so that several queues can go to several topics. When not set: to a topic of the queue's"
                                + " name.")
                .optional(
                        PARTITION,
                        Type.INT,
                        null,
                        Ranges.atLeast(0),
                        LOW,
                        "Partition every record is written to; when not set, Kafka chooses by the record key.")
                .optional(
                        RECORD_KEY,
                        Type.STRING,
                        "auto",
                        Ranges.oneOf(RecordKey.class),
                        MEDIUM,
                        "The record key: auto (the message group on FIFO queues, the message id on standard queues),"
                                + " message_id, message_group, attribute (see " + RECORD_KEY_ATTRIBUTE
                                + ") or none. On a FIFO queue"
                                + " anything but the group spreads a group over partitions, and Kafka then keeps no order for it.")
                .optional(
                        RECORD_KEY_ATTRIBUTE,
                        Type.STRING,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "Name of the message attribute that becomes the record key with " + RECORD_KEY + "=attribute.")
                .optional(
                        RECORD_TIMESTAMP,
                        Type.STRING,
                        "sent",
                        Ranges.oneOf(RecordTimestamp.class),
                        MEDIUM,
                        "The timestamp of a record: sent (when the message was sent to SQS),"
                                + " received (when the task received it) or field (see "
                                + RECORD_TIMESTAMP_FIELD
                                + "). With field, a dead letter has the time of sending."
                                + " Kafka deletes records by their timestamp: a backlog older than the topic's retention.ms is"
                                + " deleted as soon as it is written. In this case use received, or set"
                                + " message.timestamp.type=LogAppendTime for the topic.")
                .optional(
                        RECORD_TIMESTAMP_FIELD,
                        Type.STRING,
                        null,
                        Ranges.dotPath(),
                        LOW,
                        "Path to the field of a JSON body with the record's timestamp, parts separated by dots, like"
                                + " detail.createdAt. The body is read as it was received, before its conversion. Numbers are"
                                + " milliseconds since the epoch, or seconds below 100,000,000,000;"
                                + " text is such a number or ISO 8601 with a zone. A message without such a field, or with a"
                                + " time more than an hour ahead of the worker's clock, has the time of sending: brokers refuse"
                                + " records from further ahead (message.timestamp.after.max.ms).");
    }
}
