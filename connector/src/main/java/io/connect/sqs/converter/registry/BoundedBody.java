package io.connect.sqs.converter.registry;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The text of an answer, which fails beyond a number of bytes: an answer without end would fill the memory of the worker. */
final class BoundedBody implements BodySubscriber<String> {

    private final BodySubscriber<String> text;
    private final long mostBytes;
    private Flow.Subscription subscription;
    private long length;
    private boolean refused;

    private BoundedBody(BodySubscriber<String> text, long mostBytes) {
        this.text = text;
        this.mostBytes = mostBytes;
    }

    /** Reads an answer of so many bytes at most. */
    static BodyHandler<String> of(long mostBytes) {
        return headers -> new BoundedBody(BodyHandlers.ofString().apply(headers), mostBytes);
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
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
