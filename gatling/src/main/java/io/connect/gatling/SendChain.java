package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.bodyBytes;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.connect.bench.load.HostClock;
import io.connect.bench.load.RequestSigner;
import io.connect.bench.load.SendAttempt;
import io.connect.bench.load.SendBatchRequest;
import io.connect.bench.load.SendListener;
import io.connect.bench.load.SendTarget;
import io.gatling.http.client.Request;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The actions of one virtual user: it takes the next batch of the plan, sends it to SQS, and reports the result to the listener.
 *
 * <p>A batch is encoded on Gatling's event loop, immediately before it is sent. The time for this is part of the schedule lag, as
 * it should be.
 */
public final class SendChain {

    private static final String ATTEMPT = "attempt";
    private static final int OK = 200;

    private final String requestName;
    private final Supplier<SendTarget> target;
    private final SendListener listener;
    private final HostClock clock;
    private final AtomicLong nextBatch = new AtomicLong();

    /**
     * Creates a chain for one plan; a second plan needs a second chain.
     *
     * @param requestName name of the sends in Gatling's report
     * @param target supplies the target when a user runs, since it may be known only after the environment has started
     */
    public SendChain(String requestName, Supplier<SendTarget> target, SendListener listener, HostClock clock) {
        this.requestName = requestName;
        this.target = target;
        this.listener = listener;
        this.clock = clock;
    }

    /** Sends one batch per virtual user, for a population with a user for each batch. Once stopped, users do nothing. */
    public ChainBuilder oneBatchUnless(BooleanSupplier stopped) {
        return doIf(session -> !stopped.getAsBoolean())
                .then(exec(this::take)
                        .doIf(session ->
                                attempt(session).batch() < target.get().plan().batches())
                        .then(send()));
    }

    /** Sends one batch after the other without a pause, for a few users that share the plan. */
    public ChainBuilder batchesUntil(BooleanSupplier stopped) {
        return exec(this::take)
                .asLongAs(session -> !stopped.getAsBoolean()
                        && attempt(session).batch() < target.get().plan().batches())
                .on(exec(send()).exec(this::take));
    }

    private Session take(Session session) {
        return session.set(ATTEMPT, new SendAttempt(nextBatch.getAndIncrement()));
    }

    private ChainBuilder send() {
        return exec(request()).exec(session -> {
            attempt(session).settle(listener, clock);
            // A rejected batch marks the session as failed; the next batch must start with a clean one.
            return session.markAsSucceeded();
        });
    }

    private HttpRequestActionBuilder request() {
        return http(requestName)
                .post(session -> target.get().endpoint().toString())
                .header("Content-Type", SendBatchRequest.CONTENT_TYPE)
                .header("X-Amz-Target", SendBatchRequest.TARGET)
                .body(ByteArrayBody(this::body))
                .sign(request -> target.get()
                        .signer()
                        .map(signer -> signed(request, signer))
                        .orElse(request))
                .check(
                        status().transformWithSession(
                                        (status, session) -> attempt(session).status(status, clock.micros()))
                                .is(OK),
                        bodyBytes()
                                .transformWithSession((answer, session) -> attempt(session)
                                        .notAccepted(answer, target.get().plan()))
                                .is(0)
                                .name("messages not accepted"));
    }

    private static Request signed(Request request, RequestSigner signer) {
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().getBytes();
        Map<String, String> headers = Map.of(
                "Content-Type",
                SendBatchRequest.CONTENT_TYPE,
                "X-Amz-Target",
                request.getHeaders().get("X-Amz-Target"));
        URI uri = URI.create(request.getUri().toFullUrl());
        signer.signedHeaders(uri, request.getMethod().name(), headers, body)
                .forEach((name, values) -> request.getHeaders().set(name, values));
        return request;
    }

    private byte[] body(Session session) {
        SendTarget to = target.get();
        SendAttempt attempt = attempt(session);
        byte[] body = to.bodies().apply(attempt.batch());
        listener.sent(attempt.batch(), to.intendedMicros().applyAsLong(attempt.batch()), clock.micros());
        return body;
    }

    private static SendAttempt attempt(Session session) {
        return session.get(ATTEMPT);
    }
}
