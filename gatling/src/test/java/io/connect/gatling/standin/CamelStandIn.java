package io.connect.gatling.standin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Behaves like Camel's connector: it is configured with a queue's name, asks the endpoint for the URL, and deletes a message
 * before Kafka has it.
 */
public final class CamelStandIn extends StandInConnector {

    private static final String PREFIX = "camel.kamelet.aws-sqs-source.";

    @Override
    public Class<? extends Task> taskClass() {
        return DeletesOnRead.class;
    }

    /** The task of this stand-in. */
    public static final class DeletesOnRead extends StandInTask {

        @Override
        public void start(Map<String, String> config) {
            SqsCalls sqs = new SqsCalls(URI.create(config.get(PREFIX + "uriEndpointOverride")));
            String url = sqs.call(
                            "GetQueueUrl",
                            SqsCalls.parameters().put("QueueName", config.get(PREFIX + "queueNameOrArn")))
                    .path("QueueUrl")
                    .asText();
            uses(sqs, url, config.get("topics"), 1);
        }

        @Override
        public List<SourceRecord> poll() {
            List<SourceRecord> records = receive();
            records.forEach(this::delete);
            return records;
        }
    }
}
