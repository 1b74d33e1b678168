package io.connect.sqs.client;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/**
 * Collects the parts of a response. A response that is larger than any response of SQS is refused, and its connection is
 * closed. Used on the network thread only.
 */
final class AnswerCollector implements SdkAsyncHttpResponseHandler, Subscriber<ByteBuffer> {

    private static final int FIRST_ROOM = 1 << 14;

    /** The largest memory that is reserved in advance for an announced length. Responses of SQS are normally smaller. */
    private static final int MOST_ROOM_AHEAD = 1 << 24;

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");

    private final BiConsumer<SdkHttpResponse, byte[]> whole;
    private final Consumer<Throwable> failed;
    private SdkHttpResponse headers;
    private Subscription subscription;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean refused;

    /**
     * @param whole called with the complete response
     * @param failed called if there will be no response
     */
    AnswerCollector(BiConsumer<SdkHttpResponse, byte[]> whole, Consumer<Throwable> failed) {
        this.whole = whole;
        this.failed = failed;
    }

    /** Allocates memory for the whole response if its length is announced. */
    @Override
    public void onHeaders(SdkHttpResponse received) {
        headers = received;
        received.firstMatchingHeader("Content-Length")
                .filter(text -> LENGTH.matcher(text).matches())
                .ifPresent(text -> bytes = new byte[Math.min(MOST_ROOM_AHEAD, Integer.parseInt(text))]);
    }

    @Override
    public void onStream(Publisher<ByteBuffer> content) {
        content.subscribe(this);
    }

    @Override
    public void onSubscribe(Subscription subscribed) {
        subscription = subscribed;
        subscribed.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer piece) {
        int added = piece.remaining();
        if (refused) {
            return;
        }
        if (length + added > AnswerBody.MOST_BYTES) {
            refuse();
            return;
        }
        if (length + added > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + added, Math.max(FIRST_ROOM, 2 * bytes.length)));
        }
        piece.get(bytes, length, added);
        length += added;
    }

    /** The failure is reported before the cancel, because the cancel also fails the exchange, without this reason. */
    private void refuse() {
        refused = true;
        bytes = new byte[0];
        failed.accept(SdkClientException.create("The answer with status " + headers.statusCode() + " has more than "
                + AnswerBody.MOST_BYTES + " bytes, which no answer of SQS has; check which server answers"));
        subscription.cancel();
    }

    @Override
    public void onComplete() {
        if (refused) {
            return;
        }
        whole.accept(headers, length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    @Override
    public void onError(Throwable thrown) {
        failed.accept(thrown);
    }
}
