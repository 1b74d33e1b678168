package io.connect.sqs.client;

import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Fetches credentials on a separate thread. The SDK calls a provider on the thread of the call to AWS, and this thread waits.
 * An STS that does not answer, or a slow credentials program, would then block the task's own thread or a validation.
 *
 * <p>While the latest credentials have not expired, calls use them without waiting, and newer ones are fetched in the
 * background. Thread-safe.
 */
final class FetchedCredentials implements AwsCredentialsProvider, AutoCloseable {

    /** Credentials younger than this are used without a call to the source. The source itself decides when to renew them. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final AwsCredentialsProvider source;
    private final Duration patience;
    private final LongSupplier nanoClock;
    private final ExecutorService thread;
    private volatile Fetched latest;
    private CompletableFuture<Void> fetch;

    private record Fetched(AwsCredentials credentials, long atNanos) {
        boolean isValid() {
            return credentials
                    .expirationTime()
                    .map(end -> Instant.now().isBefore(end))
                    .orElse(true);
        }
    }

    /**
     * @param source the provider to fetch from; may block
     * @param patience how long a call waits for credentials before it fails
     */
    FetchedCredentials(AwsCredentialsProvider source, Duration patience, LongSupplier nanoClock) {
        this.source = source;
        this.patience = patience;
        this.nanoClock = nanoClock;
        this.thread = Executors.newSingleThreadExecutor(new DefaultThreadFactory("sqs-connector-credentials", true));
    }

    /** Completes when {@link #resolveCredentials} has credentials, or fails with the failure of the source. */
    CompletableFuture<Void> ready() {
        Fetched known = latest;
        if (known != null && nanoClock.getAsLong() - known.atNanos() < FRESH.toNanos()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> running = fetch();
        if (known != null && known.isValid()) {
            return CompletableFuture.completedFuture(null);
        }
        return running.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> {
                    if (thrown instanceof TimeoutException) {
                        throw SdkClientException.create("The sign-in to AWS (STS, SSO or the source of the worker's own"
                                + " identity) did not answer within " + patience.toSeconds() + " s");
                    }
                    throw thrown instanceof RuntimeException failure ? failure : new IllegalStateException(thrown);
                });
    }

    private synchronized CompletableFuture<Void> fetch() {
        if (fetch == null || fetch.isDone()) {
            CompletableFuture<Void> started = new CompletableFuture<>();
            fetch = started;
            try {
                thread.execute(() -> fetch(started));
            } catch (RejectedExecutionException e) {
                started.completeExceptionally(SdkClientException.create("The connector has been stopped", e));
            }
        }
        return fetch;
    }

    private void fetch(CompletableFuture<Void> result) {
        // The SDK loads optional modules, such as the one for SSO, with this class loader.
        Thread.currentThread().setContextClassLoader(FetchedCredentials.class.getClassLoader());
        try {
            latest = new Fetched(source.resolveCredentials(), nanoClock.getAsLong());
            result.complete(null);
        } catch (Throwable e) {
            result.completeExceptionally(named(e));
        }
    }

    /**
     * Converts the failure of the source. The message says that there are no credentials, except if a service sent its own
     * reason or could not be reached.
     */
    private static RuntimeException named(Throwable thrown) {
        if (thrown instanceof SdkException sdk && (!(sdk instanceof SdkClientException) || isOfTheNetwork(sdk))) {
            return sdk;
        }
        String words = thrown instanceof SdkException ? thrown.getMessage() : thrown.toString();
        return words != null && words.contains("credentials") && thrown instanceof SdkClientException known
                ? known
                : SdkClientException.create("There are no credentials: " + words, thrown);
    }

    private static boolean isOfTheNetwork(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            boolean file = cause instanceof FileSystemException || cause instanceof FileNotFoundException;
            if (!file && (cause instanceof IOException || cause instanceof ApiCallTimeoutException)) {
                return true;
            }
        }
        return false;
    }

    /** The latest credentials; never blocks. */
    @Override
    public AwsCredentials resolveCredentials() {
        Fetched known = latest;
        if (known == null) {
            throw SdkClientException.create("The credentials have not been fetched yet");
        }
        return known.credentials();
    }

    /** Interrupts the thread and does not wait. A source that does not react runs until the JVM ends. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
