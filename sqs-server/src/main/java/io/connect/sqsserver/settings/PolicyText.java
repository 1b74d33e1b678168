package io.connect.sqsserver.settings;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.JsonReader;
import io.connect.sqsserver.message.Utf8;
import java.util.Map;

/** Reads a policy, which is an attribute value with a JSON object. */
final class PolicyText {

    private PolicyText() {}

    static Map<?, ?> object(String parameter, String value, String otherwise) {
        try {
            if (JsonReader.read(Utf8.bytes(value)) instanceof Map<?, ?> members) {
                return members;
            }
        } catch (SqsException e) {
            throw refused(parameter, value, otherwise);
        }
        throw refused(parameter, value, otherwise);
    }

    static SqsException refused(String parameter, String value, String reason) {
        return SqsException.invalidValue(value, parameter, reason);
    }
}
