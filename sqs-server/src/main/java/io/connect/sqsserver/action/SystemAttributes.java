package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Hash128;
import io.connect.sqsserver.message.MessageAttribute;
import io.connect.sqsserver.message.MessageAttributes;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.queue.Delivery;
import io.connect.sqsserver.wire.AnswerWriter;
import io.connect.sqsserver.wire.MapName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The message attributes that the service itself sets. */
final class SystemAttributes {

    /** The value of SenderId. It is the id of no real user, because callers are not identified. */
    private static final String SENDER = "AIDAIENQZJOLO23YVJ4VO";

    private static final String ALL = "All";
    private static final Set<String> NAMES = Set.of(
            ALL,
            "SenderId",
            "SentTimestamp",
            "ApproximateReceiveCount",
            "ApproximateFirstReceiveTimestamp",
            "SequenceNumber",
            "MessageDeduplicationId",
            "MessageGroupId",
            "AWSTraceHeader",
            "DeadLetterQueueSourceArn");

    private final Set<String> wanted;
    private final boolean fifo;

    /**
     * Selects the attributes with these names. An empty name is ignored: Nordstrom's connector sends one with each
     * receive.
     *
     * @throws SqsException InvalidAttributeName
     */
    SystemAttributes(Collection<String> names, boolean fifo) {
        wanted = new HashSet<>(names);
        wanted.remove("");
        this.fifo = fifo;
        for (String name : wanted) {
            if (!NAMES.contains(name)) {
                throw new SqsException(ErrorCode.INVALID_ATTRIBUTE_NAME, "Unknown Attribute " + name + ".");
            }
        }
    }

    /** The MD5 of a trace header, for the answer to the send. */
    static Hash128 md5(String traceHeader) {
        MessageAttribute header = new MessageAttribute("AWSTraceHeader", "String", Utf8.bytes(traceHeader));
        return MessageAttributes.of(List.of(header)).md5();
    }

    void write(AnswerWriter writer, Delivery delivery) {
        if (wanted.isEmpty()) {
            return;
        }
        Content content = delivery.content();
        writer.map(MapName.ATTRIBUTES);
        entry(writer, "SenderId", () -> SENDER);
        entry(writer, "SentTimestamp", () -> Long.toString(content.sentMillis()));
        entry(writer, "ApproximateReceiveCount", () -> Integer.toString(delivery.receiveCount()));
        entry(writer, "ApproximateFirstReceiveTimestamp", () -> Long.toString(delivery.firstReceivedMillis()));
        entry(writer, "SequenceNumber", () -> fifo ? SequenceNumber.text(delivery.number()) : null);
        entry(writer, "MessageDeduplicationId", content::deduplicationId);
        entry(writer, "MessageGroupId", content::groupId);
        entry(writer, "AWSTraceHeader", content::traceHeader);
        entry(writer, "DeadLetterQueueSourceArn", delivery::deadLetterSource);
        writer.endMap();
    }

    private void entry(AnswerWriter writer, String name, Supplier<String> value) {
        if (wanted.contains(ALL) || wanted.contains(name)) {
            String text = value.get();
            if (text != null) {
                writer.entry(name, text);
            }
        }
    }
}
