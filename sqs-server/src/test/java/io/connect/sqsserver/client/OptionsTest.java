package io.connect.sqsserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqsserver.QueueDefinition;
import io.connect.sqsserver.SqsServer;
import io.connect.sqsserver.SqsServerOptions;
import io.connect.sqsserver.http.ServiceTime;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Tests options that are off by default. */
class OptionsTest {

    @Test
    void refusesRequestsThatNoKnownKeyHasSigned() {
        SqsServerOptions options = SqsServerOptions.defaults().withCredentials(Map.of("key", "secret"));
        try (RunningServer server = new RunningServer(options);
                SqsClient stranger = server.client("other", "secret");
                SqsClient liar = server.client("key", "guess")) {
            String url = server.makeQueue("q", Map.of());
            server.sqs().sendMessage(request -> request.queueUrl(url).messageBody("ü"));
            assertThatThrownBy(() -> stranger.listQueues())
                    .isInstanceOfSatisfying(
                            SqsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).contains("InvalidClientTokenId"));
            assertThatThrownBy(() -> liar.listQueues())
                    .isInstanceOfSatisfying(
                            SqsException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).contains("SignatureDoesNotMatch"));
        }
    }

    @Test
    void takesTheServiceTimeItIsTold() {
        ServiceTime time = new ServiceTime(Duration.ofMillis(50), Duration.ofMillis(60));
        try (RunningServer server =
                new RunningServer(SqsServerOptions.defaults().withServiceTime(time))) {
            server.makeQueue("warm", Map.of());
            long start = System.nanoTime();
            server.makeQueue("q", Map.of());
            assertThat(System.nanoTime() - start)
                    .isGreaterThan(Duration.ofMillis(50).toNanos());
        }
    }

    /**
     * The receive of a client that has gone would deliver the message, and so make a copy of it. The interim answer to the
     * second request shows that the first one has begun.
     */
    @Test
    void letsNoReceiveWaitWhoseClientHasGoneWithinTheServiceTime() throws IOException {
        ServiceTime time = new ServiceTime(Duration.ofMillis(200), Duration.ofMillis(200));
        SqsServerOptions options =
                SqsServerOptions.defaults().withServiceTime(time).withSampling(1, 0, 1, 0);
        try (RunningServer server = new RunningServer(options)) {
            String url = server.makeQueue("q", Map.of());
            try (RawHttp client = new RawHttp(server.uri())) {
                client.sendJson("ReceiveMessage", "{\"QueueUrl\":\"" + url + "\",\"WaitTimeSeconds\":20}");
                client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
                assertThat(client.read().status()).isEqualTo(100);
            }
            server.sqs().sendMessage(request -> request.queueUrl(url).messageBody("once"));

            assertThat(server.sqs()
                            .getQueueAttributes(request ->
                                    request.queueUrl(url).attributeNamesWithStrings("ApproximateNumberOfMessages"))
                            .attributesAsStrings())
                    .containsEntry("ApproximateNumberOfMessages", "1");
        }
    }

    @Test
    void makesAFifoQueueOfANameThatEndsInFifo() throws IOException {
        QueueDefinition definition = new QueueDefinition("q.fifo", Map.of(), Map.of());
        SqsServerOptions options = SqsServerOptions.defaults().withPort(0);
        try (SqsServer server = SqsServer.start(options, List.of(definition));
                RawHttp http = new RawHttp(server.uri())) {
            http.sendJson(
                    "GetQueueAttributes", "{\"QueueUrl\":\"http://h/q.fifo\",\"AttributeNames\":[\"FifoQueue\"]}");
            assertThat(http.read().body()).isEqualTo("{\"Attributes\":{\"FifoQueue\":\"true\"}}");
        }
    }

    @Test
    void throttlesFifoQueuesAbove300CallsASecond() {
        try (RunningServer server =
                new RunningServer(SqsServerOptions.defaults().withFifoQuotas(true))) {
            String url = server.makeFifoQueue("q");
            String standard = server.makeQueue("q", Map.of());
            Set<String> errors = new HashSet<>();
            try (SqsClient once = server.client("k", "s")) {
                // More than twice the quota without a pause: the calls exceed it even if a new second begins meanwhile.
                for (int i = 0; i < 5_000 && errors.isEmpty(); i++) {
                    try {
                        once.receiveMessage(request -> request.queueUrl(url));
                    } catch (SqsException e) {
                        errors.add(e.awsErrorDetails().errorCode());
                        assertThat(e.isThrottlingException()).isTrue();
                    }
                }
                assertThat(errors).containsExactly("RequestThrottled");
                once.receiveMessage(request -> request.queueUrl(standard));
            }
        }
    }

    @Test
    void keepsTheNameOfADeletedQueue() {
        SqsServerOptions options = SqsServerOptions.defaults().withNameReuse(Duration.ofSeconds(60));
        try (RunningServer server = new RunningServer(options)) {
            String url = server.makeQueue("q", Map.of());
            server.sqs().deleteQueue(request -> request.queueUrl(url));
            assertThatThrownBy(() -> server.makeQueue("q", Map.of())).isInstanceOf(QueueDeletedRecentlyException.class);
        }
    }

    @Test
    void leavesStandardQueuesToTheSameChanceForTheSameSeed() {
        assertThat(sampled()).isEqualTo(sampled()).isNotEqualTo("0123456789");
    }

    private static String sampled() {
        SqsServerOptions options = SqsServerOptions.defaults().withSampling(3, 0.3, 0.2, 0.3);
        try (RunningServer server = new RunningServer(options)) {
            String url = server.makeQueue("q", Map.of());
            for (int i = 0; i < 10; i++) {
                String body = Integer.toString(i);
                server.sqs().sendMessage(request -> request.queueUrl(url).messageBody(body));
            }
            StringBuilder order = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                server.sqs().receiveMessage(request -> request.queueUrl(url)).messages().stream()
                        .map(Message::body)
                        .forEach(order::append);
            }
            return order.toString();
        }
    }

    @Test
    void refusesAMemoryBeyondTheHeap() {
        try (RunningServer server =
                new RunningServer(SqsServerOptions.defaults().withMemory(100_000))) {
            String url = server.makeQueue("q", Map.of());
            assertThatThrownBy(() -> server.sqs()
                            .sendMessage(request -> request.queueUrl(url).messageBody("x".repeat(200_000))))
                    .isInstanceOfSatisfying(
                            SqsException.class, e -> assertThat(e.statusCode()).isEqualTo(503));
            server.sqs().sendMessage(request -> request.queueUrl(url).messageBody("small"));
        }
    }
}
