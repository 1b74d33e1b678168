package io.connect.sqsserver.action;

import io.connect.sqsserver.service.SqsService;
import io.connect.sqsserver.wire.Parameters;
import java.util.Optional;

/**
 * A call of a client.
 *
 * @param service the service to act on
 * @param parameters the parameters of the call
 * @param nowMillis the time when it came, in milliseconds since 1970
 * @param baseUrl scheme, host and port by which the client reached the server; queue URLs begin with it
 * @param path the path of the request; the query protocol may name the queue there
 * @param traceHeader the header X-Amzn-Trace-Id; messages sent without a trace header of their own get it
 */
public record Call(
        SqsService service,
        Parameters parameters,
        long nowMillis,
        String baseUrl,
        Optional<String> path,
        Optional<String> traceHeader) {

    /** The URL of a queue, on the link by which the client came. */
    String urlOf(String queueName) {
        return baseUrl + "/" + service.account() + "/" + queueName;
    }
}
