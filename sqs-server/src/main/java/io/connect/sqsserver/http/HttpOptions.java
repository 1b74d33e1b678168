package io.connect.sqsserver.http;

import java.util.Map;

/**
 * Address and options of the listener.
 *
 * @param host address to bind
 * @param port 0 for any that is free
 * @param serviceTime the delay before each request
 * @param fifoQuotas whether FIFO queues have AWS's quotas of calls
 * @param secretsByKeyId whose signatures are asked for; empty for nobody's
 */
public record HttpOptions(
        String host, int port, ServiceTime serviceTime, boolean fifoQuotas, Map<String, String> secretsByKeyId) {

    public HttpOptions {
        secretsByKeyId = Map.copyOf(secretsByKeyId);
    }
}
