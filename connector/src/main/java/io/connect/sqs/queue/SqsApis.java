package io.connect.sqs.queue;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.SqsSourceConfig;

/** SQS as a connector's configuration wants it called. */
public final class SqsApis {

    private SqsApis() {}

    /** The port over the clients that the configuration describes. */
    public static SqsApi of(SqsSourceConfig config) {
        SqsClients clients = SqsClients.of(config.originals(), config.waitTime());
        return config.callsDirectly() ? new DirectSqsApi(clients) : new SdkSqsApi(clients);
    }
}
