package io.connect.sqs.testing;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsApis;
import java.util.HashMap;
import java.util.Map;

/** Creates the SQS client of a task, for either value of {@code sqs.client}. */
public final class Clients {

    private Clients() {}

    /**
     * @param client   value of {@code sqs.client}
     * @param endpoint the endpoint to call
     */
    public static SqsApi of(String client, String endpoint, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(Map.of(
                "aws.endpoint.override", endpoint,
                "aws.region", "eu-west-1",
                "aws.access.key.id", "key",
                "aws.secret.access.key", "secret",
                "sqs.client", client));
        config.putAll(more);
        return SqsApis.of(new SqsSourceConfig(config));
    }

    /** Reads a queue's attributes as a task does first, and ignores the outcome. After that, direct calls are possible. */
    public static void introduce(SqsApi sqs, QueueUrl queue) {
        sqs.attributes(queue).handle((attributes, thrown) -> null).join();
    }
}
