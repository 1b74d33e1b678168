package io.connect.sqsserver.settings;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.JsonReader;
import io.connect.sqsserver.message.Utf8;
import java.util.Map;
import java.util.Optional;

/** Reads a policy, which is an attribute value with a JSON object. */
final class PolicyText {

    private PolicyText() {}

    static Map<?, ?> object(String parameter, String value, String otherwise) {
        return read(value).orElseThrow(() -> refused(parameter, value, otherwise));
    }

    /** The members of a JSON object; empty if the text is none. */
    static Optional<Map<?, ?>> read(String value) {
        try {
            return JsonReader.read(Utf8.bytes(value)) instanceof Map<?, ?> members
                    ? Optional.of(members)
                    : Optional.empty();
        } catch (SqsException e) {
            return Optional.empty();
        }
    }

    static SqsException refused(String parameter, String value, String reason) {
        return SqsException.invalidValue(value, parameter, reason);
    }
}
