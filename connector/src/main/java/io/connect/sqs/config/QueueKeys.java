package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys for the queues to read and the handling of their messages. */
public final class QueueKeys {

    /** SQS's limit on the messages of one receive and on the entries of a batch call. */
    public static final int SQS_BATCH_LIMIT = 10;

    /** SQS's limit on the wait time of a long poll. */
    public static final int SQS_WAIT_LIMIT_SECONDS = 20;

    /** SQS's limit on the time that a message can be in flight: twelve hours. */
    public static final int SQS_VISIBILITY_LIMIT_SECONDS = 43_200;

    public static final String QUEUE_URL = "sqs.queue.url";
    public static final String QUEUE_URLS = "sqs.queue.urls";
    public static final String MAX_MESSAGES = "sqs.max.messages";
    public static final String WAIT_TIME_SECONDS = "sqs.wait.time.seconds";
    public static final String VISIBILITY_TIMEOUT_SECONDS = "sqs.visibility.timeout.seconds";
    public static final String ATTRIBUTES_ENABLED = "sqs.message.attributes.enabled";
    public static final String ATTRIBUTE_FILTER_NAMES = "sqs.message.attribute.filter.names";
    public static final String FILTER_POLICY = "sqs.message.filter.policy";
    public static final String DELETE_MESSAGES = "sqs.delete.messages";
    public static final String ON_QUEUE_FAILURE = "sqs.on.queue.failure";
    public static final String DELETE_UNPRODUCED = "sqs.delete.unproduced";

    /** The reaction of a task if one of its queues cannot be read any more. */
    public enum OnQueueFailure {
        /** The task fails. */
        FAIL,
        /** The task continues with its other queues. */
        CONTINUE
    }

    private QueueKeys() {}

    /** Adds the keys of this group. */
    public static void define(ConfigDef def) {
        new KeyGroup(def, "Queues")
                .optional(
                        QUEUE_URL,
                        Type.STRING,
                        null,
                        null,
                        HIGH,
                        "URL of the queue to read. Either this key or " + QUEUE_URLS
                                + " must be set; with both, all are read.")
                .optional(
                        QUEUE_URLS,
                        Type.LIST,
                        List.of(),
                        null,
                        HIGH,
                        "URLs of several queues, separated by commas. They are dealt out to the tasks in turn. Tasks beyond the"
                                + " number of queues share the standard queues; a FIFO queue always has one task.")
                .optional(
                        MAX_MESSAGES,
                        Type.INT,
                        SQS_BATCH_LIMIT,
                        Ranges.between(1, SQS_BATCH_LIMIT),
                        HIGH,
                        "Most messages that one receive call asks for. Fewer means more calls, more cost and less throughput;"
                                + " it does not lower latency, since a receive returns as soon as there is a message.")
                .optional(
                        WAIT_TIME_SECONDS,
                        Type.INT,
                        SQS_WAIT_LIMIT_SECONDS,
                        Ranges.between(0, SQS_WAIT_LIMIT_SECONDS),
                        MEDIUM,
                        "How long a receive waits at the queue for a message to arrive. With 0 an empty queue is asked twice a second,"
                                + " each time for the price of a call.")
                .optional(
                        VISIBILITY_TIMEOUT_SECONDS,
                        Type.INT,
                        null,
                        Ranges.between(1, SQS_VISIBILITY_LIMIT_SECONDS),
                        MEDIUM,
                        "How long a received message stays hidden from other consumers; the queue's own setting when not set."
                                + " It is extended while the message is on its way to Kafka, so it only decides how soon a message"
                                + " comes back after a crash.")
                .optional(
                        ATTRIBUTES_ENABLED,
                        Type.BOOLEAN,
                        true,
                        null,
                        MEDIUM,
                        "Whether message attributes are received and written as record headers.")
                .optional(
                        ATTRIBUTE_FILTER_NAMES,
                        Type.LIST,
                        List.of(),
                        Ranges.attributeNames(),
                        LOW,
                        "Names of the message attributes to write as headers, separated by commas; a name may end in .* for a"
                                + " prefix. All of them when empty. Attributes that "
                                + FILTER_POLICY + " or the record key needs are received in any case.")
                .optional(
                        FILTER_POLICY,
                        Type.STRING,
                        null,
                        null,
                        LOW,
                        "Filter policy on message attributes in the JSON syntax of SNS subscriptions (exact values, prefix, suffix,"
                                + " anything-but, exists, numeric, equals-ignore-case). A message that does not match is deleted from"
                                + " the queue without being produced (with " + DELETE_MESSAGES + "=false it is left).")
                .optional(
                        DELETE_MESSAGES,
                        Type.BOOLEAN,
                        true,
                        null,
                        MEDIUM,
                        "Whether a message is deleted from its queue once Kafka has acknowledged it. false copies: every message"
                                + " comes back when its visibility timeout has passed and is produced again. Refused on FIFO queues,"
                                + " where it would lock every message group.")
                .optional(
                        ON_QUEUE_FAILURE,
                        Type.STRING,
                        "fail",
                        Ranges.oneOf(OnQueueFailure.class),
                        LOW,
                        "The reaction of a task when one of its queues is deleted or access to it is denied. fail: the task fails"
                                + " after the messages in flight of its other queues are settled. continue: it continues with the"
                                + " other queues and tries this one again. The metric queues-failed counts such queues.")
                .optional(
                        DELETE_UNPRODUCED,
                        Type.BOOLEAN,
                        false,
                        null,
                        LOW,
                        "With errors.tolerance=all, Connect does not distinguish a record that a transform dropped from a record"
                                + " that Kafka refused. false leaves the message of either record in the queue; true deletes it,"
                                + " which can lose data.");
    }
}
