package io.connect.gatling.standin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Behaves like Nordstrom's connector: it sends requests to the host in the queue's URL, and deletes each message with a separate
 * call after Kafka has it.
 */
public final class NordstromStandIn extends StandInConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return DeletesAfterKafka.class;
    }

    /** The task of this stand-in. */
    public static final class DeletesAfterKafka extends StandInTask {

        @Override
        public void start(Map<String, String> config) {
            String url = config.get("sqs.queue.url");
            uses(
                    new SqsCalls(URI.create(url)),
                    url,
                    config.get("topics"),
                    Integer.parseInt(config.get("sqs.wait.time.seconds")));
        }

        @Override
        public List<SourceRecord> poll() {
            return receive();
        }

        @Override
        public void commitRecord(SourceRecord record, RecordMetadata metadata) {
            delete(record);
        }
    }
}
