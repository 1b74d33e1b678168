package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Text;
import io.connect.sqsserver.message.BodyText;
import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Digests;
import io.connect.sqsserver.message.Grouping;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.message.MessageAttributes;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.queue.Outgoing;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Parameters;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads a sent message, single or in a batch. */
final class MessageReader {

    private static final Pattern IDENTIFIER = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final String NOT_FOR_TYPE = "The request include parameter that is not valid for this queue type.";
    private static final String GROUP = "MessageGroupId";
    private static final String DEDUPLICATION = "MessageDeduplicationId";
    private static final String TRACE = "AWSTraceHeader";
    private static final String BODY = "MessageBody";
    private static final long SECOND_MILLIS = 1_000;

    private final Call call;
    private final HostedQueue queue;

    MessageReader(Call call, HostedQueue queue) {
        this.call = call;
        this.queue = queue;
    }

    /**
     * Reads the message of a call or of a batch entry.
     *
     * @throws SqsException InvalidMessageContents, InvalidParameterValue, MissingParameter
     */
    Outgoing read(Parameters message) {
        Text body =
                message.raw(BODY).filter(text -> text.utf8().length > 0).orElseThrow(() -> SqsException.missing(BODY));
        BodyText.check(body.utf8());
        MessageAttributes attributes = AttributeReader.read(message);
        Content content = new Content(
                call.service().ids().next(),
                body.utf8(),
                Digests.md5(body.utf8()),
                attributes,
                grouping(message, body),
                trace(message),
                call.nowMillis());
        return new Outgoing(content, delayMillis(message));
    }

    /** Whether the queue's size limit allows the message. */
    boolean fits(Content content) {
        return content.sizeBytes() <= queue.settings().maximumMessageSizeBytes();
    }

    /** Refuses a message that is too long. The error message differs between a call and a batch entry (recorded from AWS). */
    SqsException tooLong(String verb) {
        return SqsException.invalidParameter("One or more parameters " + verb
                + ". Reason: Message must be shorter than " + queue.settings().maximumMessageSizeBytes() + " bytes.");
    }

    private long delayMillis(Parameters message) {
        OptionalInt seconds = message.integer(
                "DelaySeconds",
                0,
                Limits.DELAY_SECONDS,
                "DelaySeconds must be >= 0 and <= " + Limits.DELAY_SECONDS + ".");
        if (queue.settings().isFifo()) {
            if (seconds.orElse(0) > 0) {
                throw SqsException.invalidValue(seconds.getAsInt(), "DelaySeconds", NOT_FOR_TYPE);
            }
            return queue.settings().delayMillis();
        }
        return seconds.isPresent()
                ? seconds.getAsInt() * SECOND_MILLIS
                : queue.settings().delayMillis();
    }

    private Grouping grouping(Parameters message, Text body) {
        Optional<String> group = identifier(message, GROUP);
        Optional<String> deduplication = identifier(message, DEDUPLICATION);
        if (!queue.settings().isFifo()) {
            deduplication.ifPresent(id -> {
                throw SqsException.invalidValue(id, DEDUPLICATION, NOT_FOR_TYPE);
            });
            return group.map(id -> new Grouping(id, null)).orElse(null);
        }
        String groupId = group.orElseThrow(() -> SqsException.missing(GROUP));
        if (deduplication.isEmpty() && !queue.settings().deduplicatesByContent()) {
            throw SqsException.invalidParameter("The queue should either have ContentBasedDeduplication enabled or"
                    + " MessageDeduplicationId provided explicitly");
        }
        return new Grouping(groupId, deduplication.orElseGet(() -> sha256(body)));
    }

    private static String sha256(Text body) {
        return HexFormat.of().formatHex(Digests.sha256(body.utf8()));
    }

    /** Reads a text of 1 to 128 ASCII characters without blanks; empty if the parameter is missing. */
    static Optional<String> identifier(Parameters parameters, String name) {
        Optional<String> id = parameters.text(name);
        id.filter(text -> !IDENTIFIER.matcher(text).matches()).ifPresent(text -> {
            throw SqsException.invalidValue(
                    text,
                    name,
                    name + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        });
        return id;
    }

    private String trace(Parameters message) {
        Map<String, Parameters> given = message.objectMap("MessageSystemAttributes");
        for (Map.Entry<String, Parameters> each : given.entrySet()) {
            boolean isTrace = each.getKey().equals(TRACE)
                    && each.getValue().text("DataType").orElse("").equals("String");
            if (!isTrace) {
                throw SqsException.invalidParameter("Message system attribute name '" + each.getKey()
                        + "' is invalid. Only " + TRACE + " of the type String can be sent.");
            }
        }
        if (given.isEmpty()) {
            return call.traceHeader()
                    .filter(header -> BodyText.isAllowed(Utf8.bytes(header)))
                    .orElse(null);
        }
        String header = given.get(TRACE)
                .text("StringValue")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> SqsException.invalidParameter(
                        "Message (system) attribute '" + TRACE + "' must contain a non-empty value of type 'String'."));
        BodyText.check(Utf8.bytes(header));
        return header;
    }
}
