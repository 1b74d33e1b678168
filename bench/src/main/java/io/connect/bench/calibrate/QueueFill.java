package io.connect.bench.calibrate;

import io.connect.bench.load.SendBatchRequest.Entry;
import io.connect.bench.load.SendBatchResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Puts messages of 1 KB into a queue, for a {@link BareLoop} to move. */
final class QueueFill implements AutoCloseable {

    /** Size of each body. */
    static final int MESSAGE_BYTES = 1_000;

    private static final int UNDER_WAY = 4;

    private static final List<Entry> BATCH = Collections.nCopies(
            LeanSqs.BATCH, new Entry("x".repeat(MESSAGE_BYTES).getBytes(StandardCharsets.US_ASCII), null, null));

    private final LeanSqs sqs;

    /** @param endpoint the endpoint of SQS itself, not of a link to it */
    QueueFill(URI endpoint) {
        this.sqs = new LeanSqs(endpoint);
    }

    /**
     * Sends messages and returns when SQS has accepted them.
     *
     * @param messages the number of messages, a multiple of ten
     * @throws IllegalStateException when SQS rejects a message
     */
    void fill(String queueUrl, int messages) {
        int batches = messages / LeanSqs.BATCH;
        List<CompletableFuture<Void>> chains = new ArrayList<>();
        for (int i = 0; i < UNDER_WAY; i++) {
            chains.add(send(queueUrl, batches / UNDER_WAY + (i < batches % UNDER_WAY ? 1 : 0)));
        }
        try {
            chains.forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw new IllegalStateException(
                    "the queue of the warm-up is not filled: " + e.getCause().getMessage(), e);
        }
    }

    private CompletableFuture<Void> send(String queueUrl, int batches) {
        if (batches == 0) {
            return CompletableFuture.completedFuture(null);
        }
        return sqs.sendBatch(queueUrl, BATCH)
                .thenAccept(QueueFill::requireAll)
                .thenCompose(taken -> send(queueUrl, batches - 1));
    }

    private static void requireAll(SendBatchResponse answer) {
        if (answer.accepted() < LeanSqs.BATCH) {
            throw new IllegalStateException("SQS took " + answer.accepted() + " of " + LeanSqs.BATCH + ": " + answer);
        }
    }

    @Override
    public void close() {
        sqs.close();
    }
}
