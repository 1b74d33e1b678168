package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.client.SqsClients;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.ElasticMq;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The port over the AWS SDK, against ElasticMQ. */
class SdkSqsApiIT extends SqsApiContract {

    private static final AtomicInteger SENT = new AtomicInteger();

    private static ElasticMq server;
    private static SqsApi sqs;

    @BeforeAll
    static void start() {
        server = ElasticMq.start();
        Map<String, String> config = Map.of(
                "aws.endpoint.override", server.endpoint().toString(),
                "aws.region", "eu-west-1",
                "aws.access.key.id", "key",
                "aws.secret.access.key", "secret");
        sqs = new SdkSqsApi(SqsClients.of(config, Duration.ofSeconds(20)));
    }

    @AfterAll
    static void stop() {
        sqs.close();
        server.close();
    }

    @Test
    void aQueueThatIsNotThereIsToldApart() {
        QueueUrl queue = QueueUrl.parse(server.endpoint() + "/000000000000/nobody-made-this");

        FailureKind kind = sqs.attributes(queue)
                .handle((attributes, thrown) -> SqsFailure.of(thrown).kind())
                .join();

        assertThat(kind).isEqualTo(FailureKind.NO_SUCH_QUEUE);
    }

    @Override
    QueueUrl createQueue(boolean fifo) {
        return fifo ? server.createFifoQueue(30) : server.createQueue(30);
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
        return sqs;
    }
}
