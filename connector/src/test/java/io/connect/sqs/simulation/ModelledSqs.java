package io.connect.sqs.simulation;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.chance.Tally;
import io.connect.sqs.simulation.machine.VirtualTime;
import io.connect.sqs.simulation.machine.WorkerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The model of SQS without faults. During each call, virtual time advances until every due answer has arrived. */
public final class ModelledSqs implements SqsApi {

    private static final long ROUND_TRIP = 100 * VirtualTime.MILLI;

    private final VirtualTime time = new VirtualTime();
    private final QueueModel queue;
    private final Account account;
    private final SqsApi sqs;
    private int sent;

    /** Creates a model with one empty queue. */
    public ModelledSqs(QueueUrl url) {
        Choices choices = new Choices(1, new Tally());
        choices.calm();
        this.account = new Account(new Tally(), false);
        this.queue = new QueueModel(url, time, choices, false);
        this.sqs = new SimulatedSqs(time, choices, new WorkerProcess(time), Map.of(url, queue), account);
    }

    /** Sends a message to the queue. */
    public void send(String group, String body) {
        Message message = new Message(sent, "m" + sent, group, body, false);
        sent++;
        account.sent(message, queue.url().isFifo());
        queue.send(message);
        pass();
    }

    @Override
    public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
        return passed(sqs.receive(call));
    }

    @Override
    public CompletableFuture<BatchOutcome> delete(QueueUrl url, List<String> handles) {
        return passed(sqs.delete(url, handles));
    }

    @Override
    public CompletableFuture<BatchOutcome> changeVisibility(QueueUrl url, List<String> handles, Duration timeout) {
        return passed(sqs.changeVisibility(url, handles, timeout));
    }

    @Override
    public CompletableFuture<QueueAttributes> attributes(QueueUrl url) {
        return passed(sqs.attributes(url));
    }

    @Override
    public void close() {
        sqs.close();
    }

    private <T> CompletableFuture<T> passed(CompletableFuture<T> answer) {
        pass();
        return answer;
    }

    private void pass() {
        time.runUntil(time.now() + ROUND_TRIP);
    }
}
