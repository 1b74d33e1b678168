package io.connect.sqs.queue;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.SqsSourceConfig;

/** Creates the port to SQS from a connector's configuration. */
public final class SqsApis {

    private SqsApis() {}

    /** The port to SQS, with clients as configured. */
    public static SqsApi of(SqsSourceConfig config) {
        SqsClients clients = SqsClients.of(config.originals(), config.waitTime());
        return config.callsDirectly() ? new DirectSqsApi(clients) : new SdkSqsApi(clients);
    }
}
