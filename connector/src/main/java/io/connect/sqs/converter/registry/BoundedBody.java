package io.connect.sqs.converter.registry;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The text of an answer, which fails beyond a number of bytes or a time. An answer without end would fill the memory of the
 * worker. An answer that stops in the middle would be waited for without end, because the time limit of a request covers only
 * the head of its answer.
 */
final class BoundedBody implements BodySubscriber<String> {

    private final BodySubscriber<String> text;
    private final long mostBytes;
    private final Duration longest;
    private volatile Flow.Subscription subscription;
    private long length;
    private boolean refused;

    private BoundedBody(BodySubscriber<String> text, long mostBytes, Duration longest) {
        this.text = text;
        this.mostBytes = mostBytes;
        this.longest = longest;
    }

    /** Reads an answer of so many bytes at most, within this time after its head. */
    static BodyHandler<String> of(long mostBytes, Duration longest) {
        return headers -> new BoundedBody(BodyHandlers.ofString().apply(headers), mostBytes, longest);
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody()
                .toCompletableFuture()
                .copy()
                .orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(thrown -> {
                    if (thrown instanceof TimeoutException) {
                        subscription.cancel();
                        throw new CompletionException(
                                new IOException("its answer did not end within " + longest.toMillis() + " ms"));
                    }
                    throw thrown instanceof CompletionException known ? known : new CompletionException(thrown);
                });
    }

    @Override
    public void onSubscribe(Flow.Subscription subscribed) {
        subscription = subscribed;
        text.onSubscribe(subscribed);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (refused) {
            return;
        }
        length += pieces.stream().mapToLong(ByteBuffer::remaining).sum();
        if (length > mostBytes) {
            refused = true;
            text.onError(new IOException("its answer has more than " + mostBytes + " bytes"));
            subscription.cancel();
        } else {
            text.onNext(pieces);
        }
    }

    @Override
    public void onError(Throwable thrown) {
        if (!refused) {
            text.onError(thrown);
        }
    }

    @Override
    public void onComplete() {
        if (!refused) {
            text.onComplete();
        }
    }
}
