package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Translates calls of the port into calls of the SDK's clients. */
final class SqsCalls {

    private SqsCalls() {}

    /**
     * Maps the response or the failure of a call. Cancelling the result cancels the request; a plain dependent stage would not
     * do this.
     *
     * @param deed the action on the queue, for error messages
     * @param client makes the call as soon as there are credentials
     * @param call the call
     * @param mapping converts the response into the result
     */
    static <C, S, T> CompletableFuture<T> translated(
            String deed,
            QueueUrl queue,
            Supplier<CompletableFuture<C>> client,
            Function<C, CompletableFuture<S>> call,
            Function<S, T> mapping) {
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            client.get().whenComplete((ready, thrown) -> {
                if (thrown != null) {
                    result.completeExceptionally(failure(deed, queue, thrown));
                } else if (!result.isDone()) {
                    request(deed, queue, () -> call.apply(ready), mapping, result);
                }
            });
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(failure(deed, queue, e));
        }
        return result;
    }

    private static <S, T> void request(
            String deed,
            QueueUrl queue,
            Supplier<CompletableFuture<S>> call,
            Function<S, T> mapping,
            CompletableFuture<T> result) {
        CompletableFuture<S> request;
        try {
            request = call.get();
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(failure(deed, queue, e));
            return;
        }
        request.whenComplete((response, thrown) -> {
            if (thrown != null) {
                result.completeExceptionally(failure(deed, queue, thrown));
                return;
            }
            try {
                result.complete(mapping.apply(response));
            } catch (RuntimeException e) {
                result.completeExceptionally(unreadable(deed, queue, e));
            } catch (Error e) {
                result.completeExceptionally(failure(deed, queue, e));
            }
        });
        result.whenComplete((value, thrown) -> {
            if (result.isCancelled()) {
                request.cancel(true);
            }
        });
    }

    /** The failure for an unreadable response. SQS never sends one, but a proxy may, so the next response may be readable. */
    private static SqsFailure unreadable(String deed, QueueUrl queue, RuntimeException thrown) {
        return new SqsFailure(
                FailureKind.UNREADABLE,
                thrown.getClass().getSimpleName(),
                "Cannot " + deed + " queue " + queue + ": the answer is none of SQS's: " + thrown.getMessage(),
                thrown);
    }

    private static SqsFailure failure(String deed, QueueUrl queue, Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        FailureKind kind =
                cause instanceof CancellationException ? FailureKind.TRANSIENT : FailureKinds.ofException(cause);
        String words = cause instanceof SdkClientException client
                ? SdkErrorText.of(client)
                : cause instanceof SdkException sdk ? sdk.getMessage() : cause.toString();
        // The SDK's message does not contain SQS's error code, which an operator needs.
        String code = FailureKinds.codeOf(cause);
        // If the SDK found no credentials, there is no error code of SQS.
        boolean foundNone = kind == FailureKind.CREDENTIALS && cause instanceof SdkClientException;
        String told = foundNone ? "" : code + ": ";
        String line = FailureKinds.firstLine(cause)
                .map(first -> "; the answer begins: " + first)
                .orElse("");
        return new SqsFailure(kind, code, "Cannot " + deed + " queue " + queue + ": " + told + words + line, cause);
    }
}
