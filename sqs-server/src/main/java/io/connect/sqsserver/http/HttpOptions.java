package io.connect.sqsserver.http;

import java.util.Map;

/**
 * Address and options of the listener.
 *
 * @param host the address to bind
 * @param port 0 for any free port
 * @param serviceTime the delay before each request
 * @param fifoQuotas whether AWS's call quotas of FIFO queues apply
 * @param secretsByKeyId the accepted access keys; if empty, no signature is checked
 */
public record HttpOptions(
        String host, int port, ServiceTime serviceTime, boolean fifoQuotas, Map<String, String> secretsByKeyId) {

    public HttpOptions {
        secretsByKeyId = Map.copyOf(secretsByKeyId);
    }
}
