package io.connect.sqs.converter.claim;

import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Recognises pointers of extended clients in bodies, for converters that do not resolve pointers. Stateless. */
public final class PointerBodies {

    /**
     * An upper limit for the length of a pointer. A bucket, a key of a thousand escaped characters, and an SNS envelope are
     * together shorter.
     */
    private static final int LONGEST = 16_384;

    private PointerBodies() {}

    /**
     * Whether a body is a pointer, or an SNS envelope with a pointer.
     *
     * @param location the value of the attribute {@link PointerAttributes#LOCATION}, if the message has it
     */
    public static boolean isPointer(String body, Optional<String> location) {
        if (location.isPresent() && location.get().endsWith(")" + body)) {
            return true;
        }
        // This condition rejects nearly all messages, with only one text search per mark.
        if (body.length() > LONGEST || !SnsEnvelope.mayHold(body) && !ExtendedClientPointer.isNamed(body)) {
            return false;
        }
        try {
            return ExtendedClientPointer.parse(body).isPresent()
                    || SnsEnvelope.pointer(body).isPresent();
        } catch (DataException incomplete) {
            return true;
        }
    }
}
