package io.connect.sqsserver.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Details of HTTP, JSON and XML that clients rely on. */
class ProtocolTest {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = new RunningServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesQueueUrlsOnTheHostOfTheRequest() throws IOException {
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendJson("CreateQueue", "{\"QueueName\":\"host\"}");
            assertThat(http.read().body()).isEqualTo("{\"QueueUrl\":\"http://example:1/000000000000/host\"}");
            http.send("GET /?Action=GetQueueUrl&QueueName=host HTTP/1.0\r\n\r\n");
            assertThat(http.read().body())
                    .contains("<QueueUrl>http://127.0.0.1:" + server.uri().getPort());
        }
    }

    @Test
    void namesErrorsInBothProtocols() throws IOException {
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendJson("GetQueueUrl", "{\"QueueName\":\"absent\"}");
            RawHttp.Answer json = http.read();
            assertThat(json.status()).isEqualTo(400);
            assertThat(json.headers())
                    .contains("x-amzn-query-error: AWS.SimpleQueueService.NonExistentQueue;Sender")
                    .contains("content-type: application/x-amz-json-1.0");
            assertThat(json.body())
                    .isEqualTo(
                            "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"The specified queue does"
                                    + " not exist.\"}");

            http.sendForm("/", "Action=GetQueueUrl&QueueName=absent&Version=2012-11-05");
            RawHttp.Answer xml = http.read();
            assertThat(xml.status()).isEqualTo(400);
            assertThat(xml.body())
                    .contains("<Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>")
                    .contains("<Message>The specified queue does not exist for this wsdl version.</Message>");
        }
    }

    @Test
    void takesTheQueueOfAFormFromItsPath() throws IOException {
        server.makeQueue("path", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendForm(
                    "/000000000000/path",
                    "Action=SendMessage&MessageBody=a%26b+c&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType="
                            + "String&MessageAttribute.1.Value.StringValue=v");
            assertThat(http.read().body()).contains("<MD5OfMessageAttributes>");
            http.sendForm("/000000000000/path", "Action=ReceiveMessage&MessageAttributeName.1=All&AttributeName=All");
            assertThat(http.read().body())
                    .contains("<Body>a&amp;b c</Body>")
                    .contains("<MessageAttribute><Name>n</Name><Value><StringValue>v</StringValue>")
                    .contains("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        String url = server.makeQueue("pipeline", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendJson("ReceiveMessage", "{\"QueueUrl\":\"" + url + "\",\"WaitTimeSeconds\":1}");
            for (int i = 0; i < 200; i++) {
                http.sendJson("GetQueueUrl", "{\"QueueName\":\"" + (i % 2 == 0 ? "pipeline" : "absent") + "\"}");
            }
            assertThat(http.read().body()).isEqualTo("{}");
            for (int i = 0; i < 200; i++) {
                assertThat(http.read().status()).isEqualTo(i % 2 == 0 ? 200 : 400);
            }
        }
    }

    @Test
    void waitsForAClientThatReadsLate() throws Exception {
        server.makeQueue("late", Map.of());
        int requests = 20_000;
        try (RawHttp http = new RawHttp(server.uri())) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    for (int i = 0; i < requests; i++) {
                        http.sendJson("GetQueueUrl", "{\"QueueName\":\"late\"}");
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(http.read().status()).isEqualTo(200);
            for (int i = 1; i < requests; i++) {
                assertThat(http.read().status()).isEqualTo(200);
            }
            sending.join();
        }
    }

    @Test
    void readsBodiesInChunks() throws IOException {
        server.makeQueue("chunks", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            http.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target:"
                    + " AmazonSQS.GetQueueUrl\r\nTransfer-Encoding: chunked\r\n\r\n");
            for (String part : "{\"QueueName\":\"chunks\"}".split("(?<=\\G.{5})")) {
                http.send(Integer.toHexString(part.length()) + "\r\n" + part + "\r\n");
            }
            http.send("0\r\n\r\n");
            assertThat(http.read().body()).isEqualTo("{\"QueueUrl\":\"http://h/000000000000/chunks\"}");
        }
    }

    @RepeatedTest(30)
    void keepsMessagesFromClientsThatHaveGone(RepetitionInfo repetition) throws IOException {
        String url = server.makeQueue("gone-" + repetition.getCurrentRepetition(), Map.of());
        for (int i = 0; i < 5; i++) {
            try (RawHttp http = new RawHttp(server.uri())) {
                http.sendJson("ReceiveMessage", "{\"QueueUrl\":\"" + url + "\",\"WaitTimeSeconds\":20}");
                http.sendJson("ReceiveMessage", "{\"QueueUrl\":\"" + url + "\",\"WaitTimeSeconds\":20}");
            }
        }
        server.sqs().sendMessage(request -> request.queueUrl(url).messageBody("m"));

        // The message comes back before any visibility timeout ends, because it was not delivered.
        assertThat(server.sqs()
                        .receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(20))
                        .messages())
                .hasSize(1);
    }

    @Test
    void refusesARequestThatIsTooLarge() throws IOException {
        try (RawHttp http = new RawHttp(server.uri())) {
            http.send("POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AmazonSQS.SendMessage\r\nContent-Length:"
                    + " 99999999\r\n\r\n");
            assertThat(http.read().status()).isEqualTo(413);
        }
    }

    /** Recorded from AWS. */
    @Test
    void answersFormsAsAwsDoes() throws IOException {
        server.makeQueue("forms", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendForm("/000000000000/forms", "Action=ReceiveMessage&AttributeNames=&MessageAttributeNames=");
            assertThat(http.read().body()).contains("<ReceiveMessageResult/>");
            http.sendForm("/000000000000/forms", "Action=ListQueues");
            assertThat(http.read().body()).contains("<Code>InvalidAction</Code>");
            http.sendForm("/000000000000/forms", "Version=2012-11-05");
            RawHttp.Answer none = http.read();
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.body()).isEqualTo("<UnknownOperationException/>");
        }
    }

    @Test
    void refusesALongNumberThatIsNoneAtOnce() throws IOException {
        String url = server.makeQueue("digits", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            sendNumber(http, url, "1".repeat(1_000_000) + "x");

            assertThat(http.read().body()).contains("to a number");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.", "00.", "-0.", "0.e5", "0", "-0.0", ".0", "+.5", "007.", "1.e5"})
    void takesANumberWithoutDigitsBeforeOrBehindThePoint(String number) throws IOException {
        String url = server.makeQueue("points", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            sendNumber(http, url, number);

            assertThat(http.read().status()).isEqualTo(200);
        }
    }

    @Test
    void doesNothingOfABatchWithAValueOfTheWrongType() throws IOException {
        String url = server.makeQueue("types", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendJson("SendMessage", "{\"QueueUrl\":\"" + url + "\",\"MessageBody\":\"m\"}");
            assertThat(http.read().status()).isEqualTo(200);
            String handle = server.sqs()
                    .receiveMessage(request -> request.queueUrl(url).visibilityTimeout(0))
                    .messages()
                    .get(0)
                    .receiptHandle();

            http.sendJson(
                    "DeleteMessageBatch",
                    "{\"QueueUrl\":\"" + url + "\",\"Entries\":[{\"Id\":\"a\",\"ReceiptHandle\":\"" + handle
                            + "\"},{\"Id\":\"b\",\"ReceiptHandle\":5}]}");
            RawHttp.Answer refused = http.read();
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("SerializationException", "ReceiptHandle");
            http.sendJson(
                    "SendMessageBatch",
                    "{\"QueueUrl\":\"" + url + "\",\"Entries\":[{\"Id\":\"a\",\"MessageBody\":\"m\"},"
                            + "{\"Id\":\"b\",\"MessageBody\":\"m\",\"DelaySeconds\":\"x\"}]}");
            assertThat(http.read().body()).contains("SerializationException", "DelaySeconds");

            assertThat(server.sqs()
                            .receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                            .messages())
                    .hasSize(1);
        }
    }

    /** Nordstrom's connector sends an empty attribute name with each receive. */
    @Test
    void emptyAttributeNameAsksForNothing() throws IOException {
        server.makeQueue("nameless", Map.of());
        try (RawHttp http = new RawHttp(server.uri())) {
            http.sendForm("/000000000000/nameless", "Action=SendMessage&MessageBody=here");
            assertThat(http.read().status()).isEqualTo(200);
            http.sendForm("/000000000000/nameless", "Action=ReceiveMessage&AttributeName.1=");
            assertThat(http.read().body()).contains("<Body>here</Body>").doesNotContain("<Attribute>");
        }
    }

    private static void sendNumber(RawHttp http, String url, String number) throws IOException {
        http.sendJson(
                "SendMessage",
                "{\"QueueUrl\":\"" + url
                        + "\",\"MessageBody\":\"b\",\"MessageAttributes\":{\"n\":{\"DataType\":\"Number\","
                        + "\"StringValue\":\"" + number + "\"}}}");
    }
}
