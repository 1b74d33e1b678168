package io.connect.sqs.queue;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** SQS over the AWS SDK. Safe for use by several threads. */
public final class SdkSqsApi implements SqsApi {

    private final SqsClients clients;

    /** @param clients the clients to call through, closed with this */
    public SdkSqsApi(SqsClients clients) {
        this.clients = clients;
    }

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        ReceiveMessageRequest.Builder request = ReceiveMessageRequest.builder()
                .queueUrl(call.queue().url())
                .maxNumberOfMessages(call.maxMessages())
                .waitTimeSeconds((int) call.waitTime().toSeconds())
                .visibilityTimeout((int) call.visibility().toSeconds())
                .messageSystemAttributeNamesWithStrings("All")
                .messageAttributeNames(call.attributeNames());
        call.attemptId().ifPresent(request::receiveRequestAttemptId);
        return translated(
                "receive from",
                call.queue(),
                () -> clients.receiving(call.queue()),
                client -> client.receiveMessage(request.build()),
                response -> response.messages().stream()
                        .map(SdkMessages::received)
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
        return translated(
                "delete from",
                queue,
                () -> clients.control(queue),
                client -> client.deleteMessageBatch(request -> request.queueUrl(queue.url())
                        .entries(positions(receiptHandles)
                                .mapToObj(position -> SdkMessages.deleteEntry(position, receiptHandles.get(position)))
                                .toList())),
                response -> outcome(
                        receiptHandles.size(),
                        response.successful().stream().map(done -> done.id()).toList(),
                        response.failed()));
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        return translated(
                "change the visibility of messages of",
                queue,
                () -> clients.control(queue),
                client -> client.changeMessageVisibilityBatch(request -> request.queueUrl(queue.url())
                        .entries(positions(receiptHandles)
                                .mapToObj(position -> SdkMessages.visibilityEntry(
                                        position, receiptHandles.get(position), (int) timeout.toSeconds()))
                                .toList())),
                response -> outcome(
                        receiptHandles.size(),
                        response.successful().stream().map(done -> done.id()).toList(),
                        response.failed()));
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
        return translated(
                "read the attributes of",
                queue,
                () -> clients.control(queue),
                client -> client.getQueueAttributes(
                        request -> request.queueUrl(queue.url()).attributeNames(QueueAttributeName.ALL)),
                response -> SdkMessages.attributes(queue, response.attributes()));
    }

    @Override
    public void close() {
        clients.close();
    }

    private static IntStream positions(List<String> handles) {
        return IntStream.range(0, handles.size());
    }

    /** An entry that the answer does not mention is not known to be done, and is tried again. */
    private static BatchOutcome outcome(int entries, List<String> done, List<BatchResultErrorEntry> failed) {
        if (failed.isEmpty() && done.size() == entries) {
            return BatchOutcome.ALL_DONE;
        }
        Map<String, BatchResultErrorEntry> byId = new HashMap<>();
        failed.forEach(entry -> byId.put(entry.id(), entry));
        List<BatchOutcome.Refused> refused = new ArrayList<>();
        for (int position = 0; position < entries; position++) {
            String id = Integer.toString(position);
            if (byId.containsKey(id)) {
                refused.add(SdkMessages.refused(position, byId.get(id)));
            } else if (!done.contains(id)) {
                refused.add(new BatchOutcome.Refused(
                        position, FailureKind.TRANSIENT, "NotMentioned", "the answer says nothing of this entry"));
            }
        }
        return new BatchOutcome(refused);
    }

    /** Maps answer and failure; a cancelled result cancels the request, which a plain dependent stage would not. */
    private static <S, T> CompletableFuture<T> translated(
            String deed,
            QueueUrl queue,
            Supplier<CompletableFuture<SqsAsyncClient>> client,
            Function<SqsAsyncClient, CompletableFuture<S>> call,
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

    /** SQS never answers so; what stands between may, and the next answer can be better. */
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
                ? ClientWords.of(client)
                : cause instanceof SdkException sdk ? sdk.getMessage() : cause.toString();
        // The SDK's words never hold SQS's own code, which is what an operator looks up.
        String code = FailureKinds.codeOf(cause);
        // Of credentials that the SDK did not find there is nothing to look up.
        boolean foundNone = kind == FailureKind.CREDENTIALS && cause instanceof SdkClientException;
        String told = foundNone ? "" : code + ": ";
        String line = FailureKinds.firstLine(cause)
                .map(first -> "; the answer begins: " + first)
                .orElse("");
        return new SqsFailure(kind, code, "Cannot " + deed + " queue " + queue + ": " + told + words + line, cause);
    }
}
