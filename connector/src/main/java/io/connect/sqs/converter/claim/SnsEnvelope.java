package io.connect.sqs.converter.claim;

import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds pointers in SNS envelopes. Without raw delivery, SNS sends an envelope to a queue: a JSON object that contains message
 * and attributes. Extended clients for SNS put the pointer into this message. Stateless.
 */
public final class SnsEnvelope {

    private static final FieldPath TYPE = path("Type");
    private static final FieldPath MESSAGE = path("Message");
    private static final JsonFields FIELDS = new JsonFields(Stream.concat(
                    Stream.of(TYPE, MESSAGE),
                    PointerAttributes.SIZES.stream().map(name -> path("MessageAttributes", name)))
            .toList());
    private static final String NOTIFICATION = "Notification";

    /** A common part of the attribute names in {@link PointerAttributes#SIZES}. */
    private static final String ATTRIBUTE_MARK = "PayloadSize";

    private SnsEnvelope() {}

    /** Whether a text may contain an envelope with a pointer, or a pointer without class name. */
    static boolean mayHold(String text) {
        return ExtendedClientPointer.mayHold(text) || text.contains(ATTRIBUTE_MARK);
    }

    /**
     * Finds the pointer in an envelope.
     *
     * @param body any body
     * @return empty if the body is not an envelope, or if its message is neither a pointer nor marked as a pointer
     */
    public static Optional<Pointer> pointer(String body) {
        if (!mayHold(body)) {
            return Optional.empty();
        }
        List<FieldValue> found = FIELDS.find(body);
        Optional<FieldValue> message =
                at(found, MESSAGE).filter(value -> value.string().isPresent());
        if (message.isEmpty()
                || at(found, TYPE)
                        .flatMap(FieldValue::string)
                        .filter(NOTIFICATION::equals)
                        .isEmpty()) {
            return Optional.empty();
        }
        boolean marked =
                found.stream().anyMatch(value -> value.path().segments().size() > 1);
        String text = message.get().string().orElseThrow();
        Optional<ObjectLocation> location =
                marked ? ExtendedClientPointer.parseMarked(text) : ExtendedClientPointer.parse(text);
        return marked || location.isPresent() ? Optional.of(new Pointer(message.get(), location)) : Optional.empty();
    }

    private static Optional<FieldValue> at(List<FieldValue> found, FieldPath path) {
        return found.stream().filter(value -> value.path().equals(path)).findFirst();
    }

    private static FieldPath path(String... segments) {
        return new FieldPath(String.join(".", segments), List.of(segments));
    }

    /**
     * A pointer in an envelope.
     *
     * @param field the field with the message
     * @param location the location of the object; empty if the message is marked as a pointer but its format is unknown
     */
    public record Pointer(FieldValue field, Optional<ObjectLocation> location) {}
}
