package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.Clients;
import io.connect.sqs.testing.WireSqs;
import io.connect.sqs.testing.WireSqs.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkGlobalTime;

/** Tests the calls of the connector's own client on the wire, next to those of the SDK's generated client. */
class DirectCallsTest {

    /** A timeout for a busy machine. It is shorter than the longest read timeout. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String SIGNED_AT = "x-amz-date";
    private static final DateTimeFormatter SIGNING_TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Headers that differ between calls, or with the content of a call. */
    private static final List<String> OF_ONE_CALL =
            List.of(SIGNED_AT, "amz-sdk-invocation-id", "authorization", "content-length", "x-amz-content-sha256");

    /** The SDK stores one clock offset for all clients of a JVM. */
    @BeforeEach
    @AfterEach
    void setClock() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @Test
    void theyAreThoseOfTheGeneratedClient() {
        List<Request> direct = requests("direct");
        List<Request> generated = requests("generated");

        assertThat(direct).hasSameSizeAs(generated).hasSize(4);
        for (int i = 0; i < direct.size(); i++) {
            assertThat(direct.get(i).line()).isEqualTo(generated.get(i).line());
            assertThat(direct.get(i).body()).isEqualTo(generated.get(i).body());
            assertThat(lasting(direct.get(i))).isEqualTo(lasting(generated.get(i)));
            assertThat(direct.get(i).headers().keySet())
                    .isEqualTo(generated.get(i).headers().keySet());
            assertThat(scope(direct.get(i))).isEqualTo(scope(generated.get(i)));
        }
        assertThat(direct.stream().map(request -> request.headers().get("amz-sdk-invocation-id")))
                .doesNotHaveDuplicates();
    }

    /** As in the SDK, the client stores the clock offset from the service's answer and signs the next call with it. */
    @ParameterizedTest
    @CsvSource({
        "direct, RequestTimeTooSkewed, 3",
        "generated, RequestTimeTooSkewed, 3",
        "direct, RequestTimeTooSkewed, -3",
        "generated, RequestTimeTooSkewed, -3",
        // These codes have other causes, too. The date of the answer decides.
        "direct, SignatureDoesNotMatch, 3",
        "generated, SignatureDoesNotMatch, 3",
        "direct, InvalidSignatureException, -3",
        "generated, InvalidSignatureException, -3",
        "direct, RequestExpired, 3",
        "generated, RequestExpired, 3",
    })
    void aClockThatIsWrongIsSetByTheDateOfTheAnswer(String client, String code, int hoursAhead) {
        Instant serviceTime = Instant.now().plus(Duration.ofHours(hoursAhead));
        String tooSkewed = WireSqs.answer(
                "403 Forbidden",
                "Date: " + HTTP_TIME.format(serviceTime) + "\r\n",
                "{\"__type\":\"com.amazonaws.sqs#" + code + "\",\"message\":\"The difference is too large.\"}");
        try (WireSqs service = new WireSqs(request -> tooSkewed);
                SqsApi sqs = Clients.of(client, service.address(), Map.of())) {
            QueueUrl queue = introduced(service, sqs);

            FailureKind first = kind(sqs.receive(receive(queue)));
            kind(sqs.receive(receive(queue)));

            assertThat(first).isEqualTo(FailureKind.CREDENTIALS);
            List<Request> receives = service.requests().stream()
                    .filter(request -> request.operation().equals("ReceiveMessage"))
                    .toList();
            assertThat(Duration.between(signedAt(receives.get(0)), serviceTime).abs())
                    .isGreaterThan(Duration.ofHours(2));
            assertThat(Duration.between(signedAt(receives.get(1)), serviceTime).abs())
                    .isLessThan(Duration.ofMinutes(10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "generated"})
    void aCancelledReceiveClosesItsConnection(String client) {
        try (WireSqs service = new WireSqs(request -> null);
                SqsApi sqs = Clients.of(client, service.address(), Map.of("sqs.wait.time.seconds", "20"))) {
            QueueUrl queue = QueueUrl.parse(service.address() + "/0/orders");
            sqs.attributes(queue);
            await().atMost(PATIENCE).until(() -> service.requests().size() == 1);
            CompletableFuture<?> call = sqs.receive(receive(queue));
            await().atMost(PATIENCE).until(() -> service.requests().size() == 2);

            call.cancel(true);

            // The call must end long before the read times out.
            await().atMost(PATIENCE).until(() -> service.ended().contains("ReceiveMessage"));
        }
    }

    /** The read timeout is three seconds longer than the wait time. */
    @ParameterizedTest
    @ValueSource(strings = {"direct", "generated"})
    void aServiceThatNeverAnswersIsGivenUp(String client) {
        try (WireSqs service = new WireSqs(request -> request.operation().equals("ReceiveMessage")
                        ? null
                        : WireSqs.answer("200 OK", "", "{\"Attributes\":{}}"));
                SqsApi sqs = Clients.of(client, service.address(), Map.of("sqs.wait.time.seconds", "0"))) {
            QueueUrl queue = introduced(service, sqs);

            assertThat(kind(sqs.receive(receive(queue)))).isEqualTo(FailureKind.TRANSIENT);
            await().atMost(PATIENCE).until(() -> service.ended().contains("ReceiveMessage"));
        }
    }

    /**
     * Another program may send a page without end. The page must not fill the memory of the worker before the call
     * times out.
     */
    @ParameterizedTest
    @ValueSource(strings = {"200 OK", "502 Bad Gateway"})
    void anAnswerWithoutEndIsRefusedAndItsConnectionClosed(String status) {
        try (WireSqs service = new WireSqs(request -> request.operation().equals("ReceiveMessage")
                        ? "HTTP/1.1 " + status + "\r\n\r\n"
                        : WireSqs.answer("200 OK", "", "{\"Attributes\":{}}"));
                SqsApi sqs = Clients.of("direct", service.address(), Map.of("sqs.wait.time.seconds", "20"))) {
            QueueUrl queue = introduced(service, sqs);

            SqsFailure failure = failure(sqs.receive(receive(queue)));

            assertThat(failure).hasMessageContaining("has more than 67108864 bytes, which no answer of SQS has");
            assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
            await().atMost(PATIENCE).until(() -> service.ended().contains("ReceiveMessage"));
        }
    }

    @Test
    void aCallThatIsRefusedLeavesItsConnectionToTheNext() {
        String refusal = WireSqs.answer("400 Bad Request", "", "{\"__type\":\"com.amazonaws.sqs#OverLimit\"}");
        try (WireSqs service = new WireSqs(request -> request.operation().equals("ReceiveMessage")
                        ? refusal
                        : WireSqs.answer("200 OK", "", "{\"Attributes\":{}}"));
                SqsApi sqs = Clients.of("direct", service.address(), Map.of())) {
            QueueUrl queue = introduced(service, sqs);

            for (int i = 0; i < 20; i++) {
                assertThat(kind(sqs.receive(receive(queue)))).isEqualTo(FailureKind.THROTTLED);
            }

            assertThat(service.ended()).doesNotContain("ReceiveMessage");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "generated"})
    void aConnectionThatEndsInTheMiddleOfAnAnswerPasses(String client) {
        try (WireSqs service = new WireSqs(request -> "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"Mess");
                SqsApi sqs = Clients.of(client, service.address(), Map.of())) {
            QueueUrl queue = QueueUrl.parse(service.address() + "/0/orders");
            CompletableFuture<?> introduction = sqs.attributes(queue);
            await().atMost(PATIENCE).until(() -> service.requests().size() == 1);
            CompletableFuture<List<ReceivedMessage>> call = sqs.receive(receive(queue));
            await().atMost(PATIENCE).until(() -> service.requests().size() == 2);

            service.end();

            assertThat(kind(call)).isEqualTo(FailureKind.TRANSIENT);
            assertThat(kind(introduction)).isEqualTo(FailureKind.TRANSIENT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct", "generated"})
    void aServiceThatIsNotThereAnyMorePasses(String client) {
        try (WireSqs service = new WireSqs(request -> WireSqs.answer("200 OK", "", "{\"Attributes\":{}}"));
                SqsApi sqs = Clients.of(client, service.address(), Map.of())) {
            QueueUrl queue = introduced(service, sqs);
            service.end();

            assertThat(kind(sqs.receive(receive(queue)))).isEqualTo(FailureKind.TRANSIENT);
            assertThat(kind(sqs.delete(queue, List.of("h")))).isEqualTo(FailureKind.TRANSIENT);
        }
    }

    /**
     * For example, Kafka acknowledges a message after the task has stopped. No thread may then wait forever for the
     * delete.
     */
    @Test
    void aCallAfterTheEndFailsAtOnceAndIsNotTakenForARefusal() {
        try (WireSqs service = new WireSqs(request -> WireSqs.answer("200 OK", "", "{\"Attributes\":{}}"))) {
            SqsApi sqs = Clients.of("direct", service.address(), Map.of());
            QueueUrl queue = introduced(service, sqs);
            sqs.close();

            CompletableFuture<?> call = sqs.delete(queue, List.of("h"));

            assertThat(call).isCompletedExceptionally();
            assertThat(kind(call)).isEqualTo(FailureKind.TRANSIENT);
        }
    }

    /** Both clients read the entries of a batch in the same way, whatever else the answer has. */
    @ParameterizedTest
    @ValueSource(strings = {"direct", "generated"})
    void eachEntryOfABatchHasItsOwnEnd(String client) {
        String answer = "{\"Successful\":[{\"Id\":\"0\",\"New\":[{\"a\":1}]}],\"More\":{\"b\":[]},\"Failed\":["
                + "{\"Id\":\"1\",\"SenderFault\":true,\"Code\":\"ReceiptHandleIsInvalid\",\"Message\":\"stale\"},"
                + "{\"Id\":\"2\",\"SenderFault\":false,\"Code\":\"InvalidParameterValue\"},"
                + "{\"Id\":\"3\",\"SenderFault\":true,\"Code\":\"InvalidParameterValue\",\"Message\":null}]}";
        try (WireSqs service = new WireSqs(request -> WireSqs.answer("200 OK", "", answer));
                SqsApi sqs = Clients.of(client, service.address(), Map.of())) {
            QueueUrl queue = introduced(service, sqs);

            BatchOutcome outcome =
                    sqs.delete(queue, List.of("a", "b", "c", "d", "e")).join();

            assertThat(outcome.refused())
                    .extracting(BatchOutcome.Refused::position, BatchOutcome.Refused::kind)
                    .containsExactly(
                            tuple(1, FailureKind.STALE_HANDLE),
                            tuple(2, FailureKind.TRANSIENT),
                            tuple(3, FailureKind.INVALID),
                            tuple(4, FailureKind.TRANSIENT));
        }
    }

    /** Both clients read messages in the same way: text of all alphabets, attributes of all types, unknown fields. */
    @Test
    void messagesAreReadAlike() {
        String answer = """
                {"Messages":[{"MessageId":"id-1","ReceiptHandle":"h/1+=","New":{"x":[1,{"y":null}]},"Body":"a\\"\\u00e9\\ud83d\\ude00\\n\\u0000ü",
                "Attributes":{"SentTimestamp":"1700000000123","ApproximateReceiveCount":"2","AWSTraceHeader":"Root=1"},
                "MessageAttributes":{"s":{"DataType":"String","StringValue":"v"},"n":{"DataType":"Number.int","StringValue":"1"},
                "b":{"DataType":"Binary","BinaryValue":"AAEC","StringValue":null},"w":{"DataType":"String"}}},
                {"MessageId":"id-2","ReceiptHandle":"h2","Body":null,"MD5OfBody":"d41d8cd98f00b204e9800998ecf8427e","Attributes":null},
                {"MessageId":"id-3","ReceiptHandle":"h3","Body":"x","MD5OfBody":"00"},
                {"Body":"nameless"}]}""";
        List<List<ReceivedMessage>> read = new ArrayList<>();
        for (String client : List.of("direct", "generated")) {
            try (WireSqs service = new WireSqs(request -> WireSqs.answer("200 OK", "", answer));
                    SqsApi sqs = Clients.of(client, service.address(), Map.of())) {
                QueueUrl queue = introduced(service, sqs);
                read.add(sqs.receive(receive(queue)).join());
            }
        }

        assertThat(read.get(0)).hasSize(3);
        assertThat(read.get(0).get(0).attributes()).hasSize(3);
        assertThat(read.get(0).get(0).defect()).contains("'w'");
        assertThat(read.get(0).get(2).defect()).contains("digest");
        assertThat(read.get(0)).usingRecursiveComparison().isEqualTo(read.get(1));
    }

    private static List<Request> requests(String client) {
        try (WireSqs service = new WireSqs(request -> WireSqs.answer("200 OK", "", "{}"));
                SqsApi sqs = Clients.of(client, service.address(), Map.of("sqs.wait.time.seconds", "20"))) {
            QueueUrl queue = QueueUrl.parse("http://127.0.0.1/0/orders.fifo");
            Clients.introduce(sqs, queue);
            List<Consumer<SqsApi>> calls = List.of(
                    api -> api.receive(new ReceiveCall(
                                    queue,
                                    7,
                                    Duration.ofSeconds(20),
                                    Duration.ofSeconds(30),
                                    List.of("tenant", "trace.*"),
                                    Optional.of("attempt-1")))
                            .join(),
                    api -> api.receive(receive(queue)).join(),
                    api -> api.delete(queue, List.of("h\"1", "h2")).join(),
                    api -> api.changeVisibility(queue, List.of("h1", "hé"), Duration.ofSeconds(17))
                            .join());
            calls.forEach(call -> call.accept(sqs));
            return service.requests().subList(1, service.requests().size());
        }
    }

    private static Map<String, String> lasting(Request request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.keySet().removeAll(OF_ONE_CALL);
        // Each service has its own port.
        headers.computeIfPresent("host", (name, host) -> host.replaceFirst(":.*", ""));
        return headers;
    }

    /** Returns the scope of the signature: its key, region, service and signed headers. */
    private static String scope(Request request) {
        return request.headers().get("authorization").replaceFirst("Signature=.*", "");
    }

    private static QueueUrl introduced(WireSqs service, SqsApi sqs) {
        QueueUrl queue = QueueUrl.parse(service.address() + "/0/orders");
        Clients.introduce(sqs, queue);
        return queue;
    }

    private static ReceiveCall receive(QueueUrl queue) {
        return new ReceiveCall(queue, 10, Duration.ZERO, Duration.ofSeconds(30), List.of("All"), Optional.empty());
    }

    private static FailureKind kind(CompletableFuture<?> call) {
        return failure(call).kind();
    }

    private static SqsFailure failure(CompletableFuture<?> call) {
        return call.handle((answer, thrown) -> SqsFailure.of(thrown)).join();
    }

    private static Instant signedAt(Request request) {
        return LocalDateTime.parse(request.headers().get(SIGNED_AT), SIGNING_TIME)
                .toInstant(ZoneOffset.UTC);
    }
}
