package io.connect.sqs.converter.claim;

import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/** Recognises bodies that extended clients left in place of larger ones, where nobody follows them. Stateless. */
public final class PointerBodies {

    /**
     * The longest possible pointer: a bucket, a key of a thousand characters, all of them escaped, and an envelope of SNS are
     * shorter than this.
     */
    private static final int LONGEST = 16_384;

    private PointerBodies() {}

    /**
     * Whether a body is a pointer, or an envelope of SNS with one.
     *
     * @param location the value of the attribute {@link PointerAttributes#LOCATION}, if the message has it
     */
    public static boolean isPointer(String body, Optional<String> location) {
        if (location.isPresent() && location.get().endsWith(")" + body)) {
            return true;
        }
        // For nearly all messages this already decides, after one search for each mark.
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
