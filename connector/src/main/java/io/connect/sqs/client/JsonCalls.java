package io.connect.sqs.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.ClockSkew;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Makes calls to SQS with the SDK's HTTP client and signer, but without the SDK's other stages. Request and response bodies are
 * JSON. Each call is one attempt, and fails with the same exceptions as the generated client. Thread-safe.
 */
public final class JsonCalls implements AutoCloseable {

    private final SdkAsyncHttpClient http;
    private final Supplier<CallTemplate> template;
    private final Supplier<? extends AwsCredentialsIdentity> credentials;
    private final ScheduledExecutorService timer;
    private final Duration timeout;

    /**
     * Seconds by which this machine's clock is ahead of the service's clock, according to the last clock-skew error. Initially
     * the offset that any client in this JVM learnt last, as in the SDK's clients.
     */
    private volatile int timeOffset = SdkGlobalTime.getGlobalTimeOffset();

    private volatile boolean closed;

    /**
     * @param http the HTTP client; not closed by this class
     * @param template the template of every call
     * @param credentials the credentials to sign with; never blocks
     * @param timer ends calls that take too long; a separate thread, because a network thread can hang in a DNS lookup
     * @param timeout the longest duration of a call
     */
    JsonCalls(
            SdkAsyncHttpClient http,
            Supplier<CallTemplate> template,
            Supplier<? extends AwsCredentialsIdentity> credentials,
            ScheduledExecutorService timer,
            Duration timeout) {
        this.http = http;
        this.template = template;
        this.credentials = credentials;
        this.timer = timer;
        this.timeout = timeout;
    }

    /**
     * Makes a call. Cancelling the future abandons the call and closes its connection.
     *
     * @param operation the name of the operation, such as {@code ReceiveMessage}
     * @param body the request in JSON; must not be changed afterwards
     * @return the body of a successful response
     */
    public CompletableFuture<byte[]> call(String operation, byte[] body) {
        if (closed) {
            return CompletableFuture.failedFuture(SdkClientException.create("The connector has been stopped"));
        }
        int offset = timeOffset;
        Clock clock = offset == 0 ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-offset));
        SdkHttpRequest request = template.get().call(operation, body, credentials.get(), clock);
        CompletableFuture<byte[]> result = new CompletableFuture<>();
        try {
            limitTime(result);
            execute(request, body, offset, result);
        } catch (RuntimeException e) {
            result.completeExceptionally(asSdkException(e));
        }
        return result;
    }

    /**
     * Makes all later calls fail, because without threads they would never complete. Calls in progress fail when their
     * connections are closed.
     */
    @Override
    public void close() {
        closed = true;
    }

    private void limitTime(CompletableFuture<byte[]> result) {
        ScheduledFuture<?> end = timer.schedule(
                () -> result.completeExceptionally(ApiCallTimeoutException.create(timeout.toMillis())),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
        result.whenComplete((content, thrown) -> end.cancel(false));
    }

    private void execute(SdkHttpRequest request, byte[] body, int offset, CompletableFuture<byte[]> result) {
        AnswerCollector answer = new AnswerCollector(
                (headers, content) -> answered(headers, content, offset, result),
                thrown -> result.completeExceptionally(asSdkException(thrown)));
        CompletableFuture<Void> execution = http.execute(AsyncExecuteRequest.builder()
                .request(request)
                .requestContentPublisher(new CallBody(body))
                .responseHandler(answer)
                .build());
        execution.whenComplete((nothing, thrown) -> {
            if (thrown != null) {
                result.completeExceptionally(asSdkException(thrown));
            }
        });
        result.whenComplete((content, thrown) -> {
            // After an error response, the connection stays open for the next call.
            if (result.isCancelled() || thrown instanceof ApiCallTimeoutException) {
                execution.cancel(true);
            }
        });
    }

    private void answered(SdkHttpResponse headers, byte[] content, int offset, CompletableFuture<byte[]> result) {
        byte[] body;
        try {
            body = AnswerBody.of(headers, content);
        } catch (SdkException e) {
            result.completeExceptionally(e);
            return;
        }
        if (headers.isSuccessful()) {
            result.complete(body);
            return;
        }
        SdkException failure = ErrorAnswers.read(headers, body, offset);
        if (failure instanceof AwsServiceException service && service.isClockSkewException()) {
            ClockSkew.getServerTime(headers).ifPresent(this::setClock);
        }
        result.completeExceptionally(failure);
    }

    private void setClock(Instant serviceTime) {
        timeOffset = (int) ClockSkew.getClockSkew(Instant.now(), serviceTime).toSeconds();
        SdkGlobalTime.setGlobalTimeOffset(timeOffset);
    }

    private static Throwable asSdkException(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return cause instanceof SdkException || cause instanceof CancellationException || cause instanceof Error
                ? cause
                : SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
    }
}
