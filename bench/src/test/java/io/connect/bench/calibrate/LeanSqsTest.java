package io.connect.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connect.testbed.process.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that the real service does not return on request. {@link YardstickIT} tests the usual answers. */
class LeanSqsTest {
    private static final String QUEUE = "http://127.0.0.1/000000000000/queue";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private URI endpoint;
    private LeanSqs sqs;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        sqs = new LeanSqs(endpoint);
    }

    @AfterEach
    void stop() {
        sqs.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, true",
        "503, ServiceUnavailable, true",
        "429, TooMany, true",
        "400, ThrottlingException, true",
        "400, QueueDoesNotExist, false",
        "403, AccessDenied, false",
    })
    void anErrorNamesCallAndStatusAndWhetherItPasses(int status, String body, boolean passing) {
        answer(status, body);
        assertThatThrownBy(() -> get(sqs.deleteBatch(QUEUE, List.of("handle"))))
                .isInstanceOf(SqsCallException.class)
                .hasMessage("DeleteMessageBatch at " + endpoint + ": HTTP " + status + " " + body)
                .extracting(error -> ((SqsCallException) error).isPassing())
                .isEqualTo(passing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "oops", "{\"Messages\":[", "{\"Messages\":[{\"MessageId\":\"1\",\"Body\":\"b\"}]}"})
    void anAnswerThatIsNoneIsAnErrorAndNotAnEmptyReceive(String body) {
        answer(200, body);
        assertThatThrownBy(() -> get(sqs.receive(QUEUE, Duration.ZERO)))
                .isInstanceOf(SqsCallException.class)
                .hasMessageStartingWith("ReceiveMessage at " + endpoint + ": unreadable answer: ")
                .extracting(error -> ((SqsCallException) error).isPassing())
                .isEqualTo(false);
    }

    @Test
    void callsAfterEachOtherShareOneConnection() throws Exception {
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        server.createContext("/", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            reply(exchange, 200, "{}");
        });
        for (int i = 0; i < 20; i++) {
            assertThat(get(sqs.receive(QUEUE, Duration.ZERO))).isEmpty();
        }
        assertThat(ports).hasSize(1);
    }

    @Test
    void answersLargerThanItsBufferAreReadWhole() throws Exception {
        String body = "x".repeat(3_000_000);
        answer(200, "{\"Messages\":[{\"MessageId\":\"1\",\"ReceiptHandle\":\"r\",\"Body\":\"" + body + "\"}]}");
        assertThat(get(sqs.receive(QUEUE, Duration.ZERO))).containsExactly(new LeanMessage("1", "r", body));
        assertThat(get(sqs.receive(QUEUE, Duration.ZERO))).hasSize(1);
    }

    @Test
    void theRequestIsThatOfTheJsonProtocol() throws Exception {
        List<String> seen = new ArrayList<>();
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            seen.add(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            seen.add(exchange.getRequestHeaders().getFirst("Content-Type"));
            seen.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            reply(
                    exchange,
                    200,
                    "{\"Successful\":[{\"Id\":\"0\"}],\"Failed\":"
                            + "[{\"Id\":\"1\",\"Code\":\"InternalError\",\"SenderFault\":false}]}");
        });
        assertThat(get(sqs.deleteBatch(QUEUE, List.of("a", "\"\\"))))
                .containsExactly(new LeanJson.Refusal(1, "InternalError", false));
        assertThat(seen)
                .containsExactly(
                        "POST /",
                        "AmazonSQS.DeleteMessageBatch",
                        "application/x-amz-json-1.0",
                        "{\"QueueUrl\":\"" + QUEUE + "\",\"Entries\":[{\"Id\":\"0\",\"ReceiptHandle\":\"a\"},"
                                + "{\"Id\":\"1\",\"ReceiptHandle\":\"\\\"\\\\\"}]}");
    }

    @Test
    void aConnectionThatIsLostIsAPassingError() throws Exception {
        try (ServerSocket closing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            threads.submit(() -> {
                closing.accept().close();
                return null;
            });
            assertPassing(URI.create("http://127.0.0.1:" + closing.getLocalPort()));
        }
    }

    @Test
    void aServiceThatIsNotThereIsAPassingError() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(Loopback.accepts(port)).isFalse();
        assertPassing(URI.create("http://127.0.0.1:" + port));
    }

    private static void assertPassing(URI nobody) {
        try (LeanSqs lost = new LeanSqs(nobody)) {
            assertThatThrownBy(() -> get(lost.receive(QUEUE, Duration.ZERO)))
                    .isInstanceOf(SqsCallException.class)
                    .hasMessageStartingWith("ReceiveMessage at " + nobody + ": ")
                    .extracting(error -> ((SqsCallException) error).isPassing())
                    .isEqualTo(true);
        }
    }

    @Test
    void aCancelledCallGivesItsConnectionUp() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        server.createContext("/", exchange -> {
            if (ports.isEmpty()) {
                ports.add(exchange.getRemoteAddress().getPort());
                asked.countDown();
                waitFor(answered);
            }
            ports.add(exchange.getRemoteAddress().getPort());
            reply(exchange, 200, "{}");
        });
        CompletableFuture<?> poll = sqs.receive(QUEUE, PATIENCE);
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        poll.cancel(false);
        answered.countDown();
        assertThat(get(sqs.receive(QUEUE, Duration.ZERO))).isEmpty();
        assertThat(ports).as("the next call uses another connection").hasSize(2);
    }

    @Test
    void anIdleQueueHasOneReceiveWaitingAndAFullOneSeveral() throws Exception {
        AtomicInteger waiting = new AtomicInteger();
        AtomicInteger mostWaiting = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger open = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        CountDownLatch two = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger batches = new AtomicInteger(200);
        String full = "{\"Messages\":["
                + String.join(
                        ",",
                        IntStream.range(0, LeanSqs.BATCH)
                                .mapToObj(i -> "{\"MessageId\":\"m\",\"ReceiptHandle\":\"r\",\"Body\":\"b\"}")
                                .toList())
                + "]}";
        server.createContext("/", exchange -> {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean waits = !request.contains("\"WaitTimeSeconds\":0");
            boolean first = calls.incrementAndGet() == 1;
            if (mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max) >= 2) {
                two.countDown();
            }
            boolean hasMessages = batches.getAndDecrement() > 0;
            if (hasMessages && !first) {
                // The second client starts before the first one has an answer.
                waitFor(two);
            }
            if (waits && !hasMessages) {
                mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
                waitFor(end);
            }
            open.decrementAndGet();
            reply(exchange, 200, hasMessages ? full : "{}");
        });
        InFlight inFlight = new InFlight();
        AtomicInteger taken = new AtomicInteger();
        Receives receives = new Receives(
                sqs, QUEUE, Duration.ofSeconds(20), inFlight, message -> taken.incrementAndGet(), error -> {});
        receives.start();
        await().atMost(PATIENCE).until(() -> waiting.get() == 1 && open.get() == 1 && taken.get() >= 2_000);
        assertThat(taken).hasValue(2_000);
        assertThat(mostOpen).hasValueBetween(2, 4);
        // A receive that does not wait may still be on its way to the server.
        AtomicInteger earlier = new AtomicInteger();
        await().during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> earlier.getAndSet(calls.get()) == calls.get());
        assertThat(mostWaiting).hasValue(1);
        receives.stop();
        end.countDown();
        inFlight.settled().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aBurstOfAcknowledgementsIsDeletedByTensOverFewConnections() {
        AtomicInteger open = new AtomicInteger();
        AtomicInteger mostOpen = new AtomicInteger();
        AtomicInteger calls = new AtomicInteger();
        Set<Integer> ports = ConcurrentHashMap.newKeySet();
        CountDownLatch burst = new CountDownLatch(1);
        server.createContext("/", exchange -> {
            ports.add(exchange.getRemoteAddress().getPort());
            calls.incrementAndGet();
            mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
            waitFor(burst);
            open.decrementAndGet();
            reply(exchange, 200, "{}");
        });
        AtomicLong deleted = new AtomicLong();
        Deletes deletes = new Deletes(sqs, QUEUE, new InFlight(), deleted, error -> {});
        for (int i = 0; i < 1_000; i++) {
            deletes.add(new LeanMessage("m" + i, "r" + i, "b"));
        }
        burst.countDown();
        await().atMost(PATIENCE).until(() -> deleted.get() == 1_000);
        assertThat(mostOpen).hasValueBetween(1, Deletes.MOST);
        assertThat(ports).hasSizeBetween(1, Deletes.MOST);
        assertThat(calls).hasValueBetween(100, 101);
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> reply(exchange, status, body));
    }

    /** Waits in a handler. A handler that polled for its condition would answer each call a tenth of a second late. */
    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the value of the future, or throws its error without a wrapper. */
    private static <T> T get(CompletableFuture<T> future) throws Exception {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }
}
