package io.connect.sqsserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every malformed request gets an answer, which never reports a fault of the server. The seed is the test's argument. */
class ProtocolFuzzTest {

    private static final int REQUESTS = 1_500;
    private static final List<String> ACTIONS = List.of(
            "CreateQueue",
            "DeleteQueue",
            "GetQueueUrl",
            "ListQueues",
            "ListDeadLetterSourceQueues",
            "PurgeQueue",
            "GetQueueAttributes",
            "SetQueueAttributes",
            "TagQueue",
            "UntagQueue",
            "ListQueueTags",
            "AddPermission",
            "RemovePermission",
            "SendMessage",
            "SendMessageBatch",
            "ReceiveMessage",
            "DeleteMessage",
            "DeleteMessageBatch",
            "ChangeMessageVisibility",
            "ChangeMessageVisibilityBatch",
            "StartMessageMoveTask",
            "CancelMessageMoveTask",
            "ListMessageMoveTasks",
            "Nonsense");
    private static final List<String> NAMES = List.of(
            "QueueUrl",
            "QueueName",
            "Attributes",
            "AttributeNames",
            "MessageBody",
            "MessageAttributes",
            "MessageSystemAttributes",
            "DelaySeconds",
            "MessageGroupId",
            "MessageDeduplicationId",
            "Entries",
            "Id",
            "ReceiptHandle",
            "VisibilityTimeout",
            "MaxNumberOfMessages",
            "ReceiveRequestAttemptId",
            "Tags",
            "TagKeys",
            "Label",
            "AWSAccountIds",
            "Actions",
            "SourceArn",
            "DestinationArn",
            "TaskHandle",
            "MaxResults",
            "NextToken",
            "DataType",
            "StringValue",
            "BinaryValue");

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer();
        server.makeQueue("q", Map.of());
        server.makeFifoQueue("q");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAnyJson(long seed) throws IOException {
        Random random = new Random(seed);
        fuzz(() -> {
            byte[] body = damaged(random, json(random, 0));
            return request(
                    random,
                    "X-Amz-Target: AmazonSQS." + pick(random, ACTIONS) + "\r\n",
                    "application/x-amz-json-1.0",
                    body);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersAnyForm(long seed) throws IOException {
        Random random = new Random(seed);
        fuzz(() -> {
            StringBuilder form = new StringBuilder("Action=" + pick(random, ACTIONS));
            for (int i = random.nextInt(8); i > 0; i--) {
                form.append('&').append(name(random)).append('=').append(text(random));
            }
            return request(random, "", "application/x-www-form-urlencoded", damaged(random, form.toString()));
        });
    }

    private static void fuzz(Supplier<byte[]> requests) throws IOException {
        RawHttp http = new RawHttp(server.uri());
        try {
            for (int i = 0; i < REQUESTS; i++) {
                byte[] request = requests.get();
                http.send(request);
                RawHttp.Answer answer = http.read();
                assertThat(answer.status())
                        .as("%s answers %s", new String(request, StandardCharsets.ISO_8859_1), answer)
                        .isIn(200, 400, 403, 404);
                if (answer.status() != 200) {
                    assertThat(answer.headers()).contains("x-amzn-query-error: ");
                }
                if (answer.headers().toLowerCase(Locale.ROOT).contains("connection: close")) {
                    http.close();
                    http = new RawHttp(server.uri());
                }
            }
        } finally {
            http.close();
        }
        server.makeQueue("q", Map.of());
        server.sqs()
                .sendMessage(request ->
                        request.queueUrl(server.uri() + "/000000000000/q").messageBody("fine"));
    }

    private static byte[] request(Random random, String header, String type, byte[] body) {
        byte[] head = ("POST " + (random.nextInt(10) == 0 ? "/000000000000/q" : "/") + " HTTP/1.1\r\nHost: h\r\n"
                        + header + "Content-Type: " + type + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    private static byte[] damaged(Random random, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (random.nextInt(3) == 0 && bytes.length > 0) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
        }
        return bytes;
    }

    private static String json(Random random, int depth) {
        StringBuilder json = new StringBuilder("{");
        for (int i = random.nextInt(7); i >= 0; i--) {
            json.append(json.length() == 1 ? "" : ",")
                    .append('"')
                    .append(pick(random, NAMES))
                    .append("\":");
            json.append(value(random, depth));
        }
        return json.append('}').toString();
    }

    private static String value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> Integer.toString(random.nextInt(50) - 10);
            case 1, 2 -> "\"" + text(random) + "\"";
            case 3 -> pick(random, List.of("null", "true", "1e99", "-0.5", "\"\\ud800\"", "\"\\u0000\""));
            case 4 -> "[" + json(random, depth + 1) + "]";
            case 5 -> "[\"" + text(random) + "\"]";
            default -> json(random, depth + 1);
        };
    }

    private static String name(Random random) {
        return pick(random, NAMES)
                + pick(
                        random,
                        List.of(
                                "",
                                "",
                                ".1",
                                ".1.Name",
                                ".1.Value",
                                ".1.Value.DataType",
                                ".x",
                                "..",
                                ".1.1.1",
                                "BatchRequestEntry.1.Id"));
    }

    private static String text(Random random) {
        return pick(
                random,
                List.of(
                        "",
                        "q",
                        "q.fifo",
                        "All",
                        "http://h/000000000000/q",
                        "http://h/000000000000/q.fifo",
                        "arn:aws:sqs:eu-west-1:000000000000:q",
                        "VisibilityTimeout",
                        "String",
                        "Number",
                        "Binary",
                        "AAAA",
                        "12",
                        "%00",
                        "%zz",
                        "ü",
                        "a b"));
    }

    private static String pick(Random random, List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
