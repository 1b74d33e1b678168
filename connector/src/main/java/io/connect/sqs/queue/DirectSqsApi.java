package io.connect.sqs.queue;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.QueueUrl;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The port to SQS with its own code for the frequent calls: receive, delete and change of visibility. It writes the requests
 * and reads the responses. The SDK's connections and signer are used. Endpoint, region and signer are copied from a call of the
 * generated client. Until this call is made, and for all other calls, the generated client is used. Thread-safe.
 */
public final class DirectSqsApi implements SqsApi {

    private final SqsClients clients;
    private final SdkSqsApi generated;

    /** @param clients the clients to call through, closed with this */
    public DirectSqsApi(SqsClients clients) {
        this.clients = clients;
        this.generated = new SdkSqsApi(clients);
    }

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        if (!clients.hasJsonCalls(call.queue())) {
            return generated.receive(call);
        }
        return SqsCalls.translated(
                SdkSqsApi.RECEIVE,
                call.queue(),
                () -> clients.receivingCalls(call.queue()),
                calls -> calls.call("ReceiveMessage", JsonRequests.receive(call)),
                JsonAnswers::messages);
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
        if (!clients.hasJsonCalls(queue)) {
            return generated.delete(queue, receiptHandles);
        }
        return SqsCalls.translated(
                SdkSqsApi.DELETE,
                queue,
                () -> clients.controlCalls(queue),
                calls -> calls.call("DeleteMessageBatch", JsonRequests.delete(queue, receiptHandles)),
                answer -> JsonAnswers.outcome(receiptHandles.size(), answer));
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(
            QueueUrl queue, List<String> receiptHandles, Duration timeout) {
        if (!clients.hasJsonCalls(queue)) {
            return generated.changeVisibility(queue, receiptHandles, timeout);
        }
        return SqsCalls.translated(
                SdkSqsApi.CHANGE_VISIBILITY,
                queue,
                () -> clients.controlCalls(queue),
                calls -> calls.call(
                        "ChangeMessageVisibilityBatch", JsonRequests.changeVisibility(queue, receiptHandles, timeout)),
                answer -> JsonAnswers.outcome(receiptHandles.size(), answer));
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
        return generated.attributes(queue);
    }

    @Override
    public void close() {
        generated.close();
    }
}
