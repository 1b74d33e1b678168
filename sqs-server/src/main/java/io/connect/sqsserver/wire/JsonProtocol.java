package io.connect.sqsserver.wire;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.json.JsonBytes;
import io.connect.sqsserver.json.JsonReader;
import java.util.Map;

/** The protocol AWS JSON 1.0. */
public final class JsonProtocol implements Protocol {

    /** The content type of requests and answers. */
    public static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    /**
     * Reads the parameters of a call. An empty body has no parameters.
     *
     * @throws SqsException SerializationException
     */
    public static Parameters read(byte[] body, int length) {
        if (length == 0) {
            return new Parameters(Map.of(), true);
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> members =
                JsonReader.read(body, length) instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
        if (members == null) {
            throw new SqsException(ErrorCode.MALFORMED_REQUEST, "The request must be an object of JSON.");
        }
        return new Parameters(members, true);
    }

    @Override
    public String contentType() {
        return CONTENT_TYPE;
    }

    @Override
    public void answer(Bytes out, String action, String requestId, Answer answer) {
        if (!answer.hasResult()) {
            out.ascii("{}");
            return;
        }
        out.put('{');
        answer.writeTo(new JsonWriter(out));
        out.put('}');
    }

    @Override
    public void refuse(Bytes out, String requestId, SqsException refusal) {
        out.ascii("{\"__type\":\"").ascii(refusal.code().jsonType()).ascii("\",\"message\":");
        JsonBytes.text(out, refusal.getMessage());
        out.put('}');
    }
}
