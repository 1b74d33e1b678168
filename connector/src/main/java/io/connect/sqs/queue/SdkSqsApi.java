package io.connect.sqs.queue;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;

/** The port to SQS through the generated client of the AWS SDK. Thread-safe. */
public final class SdkSqsApi implements SqsApi {

    static final String RECEIVE = "receive from";
    static final String DELETE = "delete from";
    static final String CHANGE_VISIBILITY = "change the visibility of messages of";

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
        return SqsCalls.translated(
                RECEIVE,
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
        return SqsCalls.translated(
                DELETE,
                queue,
                () -> clients.control(queue),
                client -> client.deleteMessageBatch(request -> request.queueUrl(queue.url())
                        .entries(positions(receiptHandles)
                                .mapToObj(position -> SdkMessages.deleteEntry(position, receiptHandles.get(position)))
                                .toList())),
                response -> outcome(
                        receiptHandles.size(),
                        response.successful().stream().map(done -> done.id()),
                        response.failed()));
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        return SqsCalls.translated(
                CHANGE_VISIBILITY,
                queue,
                () -> clients.control(queue),
                client -> client.changeMessageVisibilityBatch(request -> request.queueUrl(queue.url())
                        .entries(positions(receiptHandles)
                                .mapToObj(position -> SdkMessages.visibilityEntry(
                                        position, receiptHandles.get(position), (int) timeout.toSeconds()))
                                .toList())),
                response -> outcome(
                        receiptHandles.size(),
                        response.successful().stream().map(done -> done.id()),
                        response.failed()));
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
        return SqsCalls.translated(
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

    private static BatchOutcome outcome(int entries, Stream<String> done, List<BatchResultErrorEntry> failed) {
        BatchEntries batch = new BatchEntries(entries);
        done.forEach(batch::done);
        failed.forEach(entry ->
                batch.refused(entry.id(), entry.code(), entry.message(), Boolean.TRUE.equals(entry.senderFault())));
        return batch.outcome();
    }
}
