package io.connect.sqsserver.service;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.JsonReader;
import io.connect.sqsserver.message.Utf8;
import java.util.Base64;
import java.util.Map;

/** The handle of a task that moves messages: a JSON object in base64, as in AWS. */
final class TaskHandle {

    private TaskHandle() {}

    static String text(String taskId, String sourceArn) {
        String json = "{\"taskId\":\"" + taskId + "\",\"sourceArn\":\"" + sourceArn + "\"}";
        return Base64.getEncoder().encodeToString(Utf8.bytes(json));
    }

    /**
     * Returns the source ARN in a handle.
     *
     * @throws SqsException InvalidParameterValue for a text that is no handle
     */
    static String sourceArn(String handle) {
        try {
            Object json = JsonReader.read(Base64.getDecoder().decode(handle));
            if (json instanceof Map<?, ?> members && members.get("sourceArn") != null) {
                return members.get("sourceArn").toString();
            }
        } catch (IllegalArgumentException | SqsException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static SqsException invalid() {
        return SqsException.invalidParameter("Value for parameter TaskHandle is invalid.");
    }
}
