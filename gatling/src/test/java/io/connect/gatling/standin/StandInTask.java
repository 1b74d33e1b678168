package io.connect.gatling.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Receives ten messages per call on the polling thread, and deletes them one by one. */
abstract class StandInTask extends SourceTask {

    private static final int MOST = 10;
    private static final String HANDLE = "handle";

    private SqsCalls sqs;
    private String queueUrl;
    private String topic;
    private int waitSeconds;

    void uses(SqsCalls calls, String url, String intoTopic, int wait) {
        sqs = calls;
        queueUrl = url;
        topic = intoTopic;
        waitSeconds = wait;
    }

    List<SourceRecord> receive() {
        ObjectNode parameters = SqsCalls.parameters()
                .put("QueueUrl", queueUrl)
                .put("MaxNumberOfMessages", MOST)
                .put("WaitTimeSeconds", waitSeconds);
        List<SourceRecord> records = new ArrayList<>();
        for (JsonNode message : sqs.call("ReceiveMessage", parameters).path("Messages")) {
            records.add(new SourceRecord(
                    Map.of("queue", queueUrl),
                    Map.of(HANDLE, message.path("ReceiptHandle").asText()),
                    topic,
                    Schema.STRING_SCHEMA,
                    message.path("MessageId").asText(),
                    Schema.STRING_SCHEMA,
                    message.path("Body").asText()));
        }
        return records;
    }

    void delete(SourceRecord record) {
        sqs.call(
                "DeleteMessage",
                SqsCalls.parameters()
                        .put("QueueUrl", queueUrl)
                        .put("ReceiptHandle", record.sourceOffset().get(HANDLE).toString()));
    }

    @Override
    public void stop() {
        // There is nothing to stop.
    }

    @Override
    public String version() {
        return StandInConnector.VERSION;
    }
}
