package io.connect.sqsserver.action;

import io.connect.sqsserver.service.SqsService;
import io.connect.sqsserver.wire.Parameters;
import java.util.Optional;

/**
 * A call of a client.
 *
 * @param service the service that executes the call
 * @param parameters the parameters of the call
 * @param nowMillis the arrival time, in milliseconds since 1970
 * @param baseUrl scheme, host and port by which the client reached the server; queue URLs begin with it
 * @param path the path of the request; the query protocol may name the queue there
 * @param traceHeader the header X-Amzn-Trace-Id; it applies to messages that are sent without their own trace header
 */
public record Call(
        SqsService service,
        Parameters parameters,
        long nowMillis,
        String baseUrl,
        Optional<String> path,
        Optional<String> traceHeader) {

    /** The URL of a queue, with the host and port that the client used. */
    String urlOf(String queueName) {
        return baseUrl + "/" + service.account() + "/" + queueName;
    }
}
