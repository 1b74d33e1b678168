package io.connect.sqsserver.wire;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Bytes;

/** The format in which answers are written. */
public interface Protocol {

    String contentType();

    void answer(Bytes out, String action, String requestId, Answer answer);

    void refuse(Bytes out, String requestId, SqsException refusal);
}
