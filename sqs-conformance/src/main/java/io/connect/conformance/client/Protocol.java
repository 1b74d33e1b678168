package io.connect.conformance.client;

import java.util.Map;

/** One of the two protocols of SQS. */
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

    /** Writes calls and reads answers in one protocol. */
    interface Codec {

        String contentType();

        /** The headers of a call, without the content type. */
        Map<String, String> headers(String action);

        byte[] body(String action, Map<String, Object> parameters);

        Answer answer(String action, byte[] body);

        /** Reads an error: the status, and the code and message from the body. */
        Refusal refusal(int status, byte[] body);
    }
}
