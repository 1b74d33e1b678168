package io.connect.sqs.converter.claim;

import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body that SNS sends to a queue unless raw delivery is on: the message is a string inside it, and so are its attributes. An
 * extended client of SNS leaves its pointer there. Stateless.
 */
public final class SnsEnvelope {

    private static final FieldPath TYPE = path("Type");
    private static final FieldPath MESSAGE = path("Message");
    private static final JsonFields FIELDS = new JsonFields(Stream.concat(
                    Stream.of(TYPE, MESSAGE),
                    PointerAttributes.SIZES.stream().map(name -> path("MessageAttributes", name)))
            .toList());
    private static final String NOTIFICATION = "Notification";

    /** Part of the names of the attributes above. */
    private static final String ATTRIBUTE_MARK = "PayloadSize";

    private SnsEnvelope() {}

    /** Whether a text may hold an envelope with a pointer, or a pointer alone that does not say its class. */
    static boolean mayHold(String text) {
        return ExtendedClientPointer.mayHold(text) || text.contains(ATTRIBUTE_MARK);
    }

    /**
     * The pointer in an envelope.
     *
     * @param body any body
     * @return empty when the body is no envelope, or the message in it is no pointer and not marked as one
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
     * A pointer inside an envelope.
     *
     * @param field the message in the envelope
     * @param location the location of the object; empty when the message is marked as a pointer but none that is known
     */
    public record Pointer(FieldValue field, Optional<ObjectLocation> location) {}
}
