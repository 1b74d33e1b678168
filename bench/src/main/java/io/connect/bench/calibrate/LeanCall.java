package io.connect.bench.calibrate;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * One HTTP call and the future of its answer.
 *
 * @param head request line and headers, up to the value of {@code Content-Length}
 * @param patience how long the answer may take
 */
record LeanCall<T>(
        String action,
        String endpoint,
        byte[] head,
        byte[] body,
        Duration patience,
        Reader<T> reader,
        CompletableFuture<T> answer) {

    /** Reads the body of an answer. */
    interface Reader<T> {
        T read(byte[] body, int length) throws IOException;
    }

    /** Processes the complete answer. The array is read before this method returns. */
    Runnable answered(int status, byte[] bytes, int length) {
        if (status != 200) {
            String text = new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
            return () -> answer.completeExceptionally(SqsCallException.refused(action, endpoint, status, text));
        }
        try {
            T value = reader.read(bytes, length);
            return () -> answer.complete(value);
        } catch (IOException e) {
            return () -> answer.completeExceptionally(SqsCallException.unreadable(action, endpoint, e));
        }
    }

    void unanswered(String why, Throwable cause) {
        answer.completeExceptionally(SqsCallException.unanswered(action, endpoint, why, cause));
    }
}
