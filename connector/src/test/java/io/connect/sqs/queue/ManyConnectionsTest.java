package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.Clients;
import io.connect.sqs.testing.WireSqs;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests as many connections as a task may open to a distant queue. */
class ManyConnectionsTest {

    /** Client and service are in this process, so each connection takes two open files. */
    private static final int CALLS = (int) Math.min(2_000, TaskMachine.real().openFiles() / 3);

    private static final String NO_MESSAGES = WireSqs.answer("200 OK", "", "{}");

    /**
     * The SDK's pool looks for a living connection by recursion. With the usual stack, the next call failed with a
     * StackOverflowError, and the task with it.
     */
    @Test
    void aCallSucceedsAfterAllIdleConnectionsWereClosed() throws Exception {
        CountDownLatch underWay = new CountDownLatch(CALLS);
        try (WireSqs service = new WireSqs(request -> {
                    if (request.operation().equals("ReceiveMessage")) {
                        underWay.countDown();
                        await(underWay);
                    }
                    return NO_MESSAGES;
                });
                SqsApi sqs = Clients.of("direct", service.address(), Map.of("sqs.wait.time.seconds", "20"))) {
            QueueUrl queue = QueueUrl.parse(service.address() + "/0/orders");
            Clients.introduce(sqs, queue);
            List<CompletableFuture<List<ReceivedMessage>>> calls = IntStream.range(0, CALLS)
                    .mapToObj(call -> sqs.receive(receive(queue)))
                    .toList();
            calls.forEach(CompletableFuture::join);

            service.cut();

            assertThat(untilOneSucceeds(sqs, queue)).isEmpty();
        }
    }

    /** A call may still take a connection whose end the client has not seen yet. */
    private static List<ReceivedMessage> untilOneSucceeds(SqsApi sqs, QueueUrl queue)
            throws InterruptedException, TimeoutException {
        for (int attempt = 0; attempt < CALLS; attempt++) {
            try {
                return sqs.receive(receive(queue)).get(1, TimeUnit.MINUTES);
            } catch (ExecutionException e) {
                assertThat(((SqsFailure) e.getCause()).kind()).isEqualTo(FailureKind.TRANSIENT);
            }
        }
        throw new AssertionError("No call has succeeded");
    }

    private static ReceiveCall receive(QueueUrl queue) {
        return new ReceiveCall(queue, 10, Duration.ZERO, Duration.ofSeconds(30), List.of("All"), Optional.empty());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
