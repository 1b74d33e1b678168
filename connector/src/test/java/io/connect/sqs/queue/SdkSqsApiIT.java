package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.Clients;
import io.connect.sqs.testing.ElasticMq;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the port over the AWS SDK with either client against ElasticMQ. */
@ParameterizedClass
@ValueSource(strings = {"direct", "generated"})
class SdkSqsApiIT extends SqsApiContract {

    private static final AtomicInteger SENT = new AtomicInteger();

    private static ElasticMq server;
    private static Map<String, SqsApi> clients;

    @Parameter
    private String client;

    @BeforeAll
    static void start() {
        server = ElasticMq.start();
        clients = Map.of("direct", client("direct"), "generated", client("generated"));
    }

    private static SqsApi client(String name) {
        return Clients.of(name, server.endpoint().toString(), Map.of());
    }

    @AfterAll
    static void stop() {
        clients.values().forEach(SqsApi::close);
        server.close();
    }

    @Test
    void aQueueThatIsNotThereIsToldApart() {
        QueueUrl queue = QueueUrl.parse(server.endpoint() + "/000000000000/nobody-made-this");

        FailureKind kind = sqs().attributes(queue)
                .handle((attributes, thrown) -> SqsFailure.of(thrown).kind())
                .join();

        assertThat(kind).isEqualTo(FailureKind.NO_SUCH_QUEUE);
    }

    @Override
    QueueUrl createQueue(boolean fifo) {
        QueueUrl queue = fifo ? server.createFifoQueue(30) : server.createQueue(30);
        Clients.introduce(sqs(), queue);
        return queue;
    }

    @Override
    void send(QueueUrl queue, String group, String body) {
        server.client().sendMessage(request -> {
            request.queueUrl(queue.url()).messageBody(body);
            if (queue.isFifo()) {
                request.messageGroupId(group).messageDeduplicationId("d" + SENT.incrementAndGet());
            }
        });
    }

    @Override
    SqsApi sqs() {
        return clients.get(client);
    }

    /** ElasticMQ refuses such a delete. */
    @Override
    boolean confirmsOlderHandles() {
        return false;
    }
}
