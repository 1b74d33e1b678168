package io.connect.sqs.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.connect.sqs.config.QueueUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** Writes requests in AWS JSON 1.0. */
final class JsonRequests {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int ROOM = 4_096;

    private JsonRequests() {}

    static byte[] receive(ReceiveCall call) {
        return write(call.queue(), json -> {
            json.writeNumberField("MaxNumberOfMessages", call.maxMessages());
            json.writeNumberField("WaitTimeSeconds", (int) call.waitTime().toSeconds());
            json.writeNumberField("VisibilityTimeout", (int) call.visibility().toSeconds());
            array(json, "MessageSystemAttributeNames", List.of("All"));
            array(json, "MessageAttributeNames", call.attributeNames());
            if (call.attemptId().isPresent()) {
                json.writeStringField(
                        "ReceiveRequestAttemptId", call.attemptId().get());
            }
        });
    }

    static byte[] delete(QueueUrl queue, List<String> receiptHandles) {
        return batch(queue, receiptHandles, json -> {});
    }

    static byte[] changeVisibility(QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        return batch(
                queue, receiptHandles, json -> json.writeNumberField("VisibilityTimeout", (int) timeout.toSeconds()));
    }

    private static byte[] batch(QueueUrl queue, List<String> receiptHandles, Fields more) {
        return write(queue, json -> {
            json.writeArrayFieldStart("Entries");
            for (int position = 0; position < receiptHandles.size(); position++) {
                json.writeStartObject();
                json.writeStringField("Id", BatchEntries.id(position));
                json.writeStringField("ReceiptHandle", receiptHandles.get(position));
                more.write(json);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void array(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static byte[] write(QueueUrl queue, Fields fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(ROOM);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("QueueUrl", queue.url());
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }
}
