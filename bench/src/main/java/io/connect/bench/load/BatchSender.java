package io.connect.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Sends batches as fast as a few connections can, for loads that are not measured. Requests are not signed and not repeated. */
public final class BatchSender {

    private static final int CONNECTIONS = 4;
    private static final int OK = 200;

    private BatchSender() {}

    /**
     * Sends all batches and returns when each has an answer.
     *
     * @param bodies maps a batch number to the request body
     * @return the first rejection, in words; empty when all messages were accepted
     */
    public static Optional<String> send(URI endpoint, LoadPlan plan, LongFunction<byte[]> bodies) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService senders = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            AtomicLong next = new AtomicLong();
            List<Future<Optional<String>>> all = new ArrayList<>();
            for (int sender = 0; sender < CONNECTIONS; sender++) {
                all.add(senders.submit(() -> sendInTurn(http, endpoint, next, plan, bodies)));
            }
            Optional<String> refused = Optional.empty();
            for (Future<Optional<String>> one : all) {
                refused = refused.or(() -> outcome(one));
            }
            return refused;
        } finally {
            senders.shutdownNow();
        }
    }

    private static Optional<String> outcome(Future<Optional<String>> sender) {
        try {
            return sender.get();
        } catch (ExecutionException e) {
            return Optional.of(e.getCause().toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static Optional<String> sendInTurn(
            HttpClient http, URI endpoint, AtomicLong next, LoadPlan plan, LongFunction<byte[]> bodies)
            throws IOException, InterruptedException {
        for (long batch = next.getAndIncrement(); batch < plan.batches(); batch = next.getAndIncrement()) {
            HttpRequest request = HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", SendBatchRequest.CONTENT_TYPE)
                    .header("X-Amz-Target", SendBatchRequest.TARGET)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bodies.apply(batch)))
                    .build();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != OK) {
                return Optional.of(
                        "HTTP " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            Optional<SendBatchResponse.Outcome> refused =
                    SendBatchResponse.parse(answer.body(), plan.sizeOf(batch)).entries().stream()
                            .filter(entry -> !(entry instanceof SendBatchResponse.Accepted))
                            .findFirst();
            if (refused.isPresent()) {
                return refused.map(Object::toString);
            }
        }
        return Optional.empty();
    }
}
