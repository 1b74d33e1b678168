package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** The SQS of the unit tests fulfils the contract, so the results of those tests hold for the real SQS. */
class FakeSqsTest extends SqsApiContract {

    private FakeSqs sqs;

    @AfterEach
    void close() {
        sqs.close();
    }

    @Override
    QueueUrl createQueue(boolean fifo) {
        if (sqs != null) {
            sqs.close();
        }
        QueueUrl queue = QueueUrl.parse("http://localhost/0/orders" + (fifo ? ".fifo" : ""));
        sqs = new FakeSqs(queue, Duration.ofSeconds(30), System::nanoTime);
        return queue;
    }

    @Override
    void send(QueueUrl queue, String group, String body) {
        sqs.send(group, body);
    }

    @Override
    SqsApi sqs() {
        return sqs;
    }
}
