package io.connect.conformance.client;

import java.util.Map;

/** One of the two protocols. */
public enum Protocol {
    JSON(new JsonCodec()),
    QUERY(new QueryCodec());

    private final Codec codec;

    Protocol(Codec codec) {
        this.codec = codec;
    }

    Codec codec() {
        return codec;
    }

    /** How calls are written and answers read. */
    interface Codec {

        String contentType();

        /** Headers beside the content type. */
        Map<String, String> headers(String action);

        byte[] body(String action, Map<String, Object> parameters);

        Answer answer(String action, byte[] body);

        /** Reads an error: the status, and the code and message in the body. */
        Refusal refusal(int status, byte[] body);
    }
}
