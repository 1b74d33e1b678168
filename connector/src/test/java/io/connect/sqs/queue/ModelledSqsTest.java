package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.simulation.ModelledSqs;

/** The SQS of the simulation fulfils the contract, so the results of its runs hold for the real SQS. */
class ModelledSqsTest extends SqsApiContract {

    private ModelledSqs sqs;

    @Override
    QueueUrl createQueue(boolean fifo) {
        QueueUrl queue = QueueUrl.parse("http://localhost/0/orders" + (fifo ? ".fifo" : ""));
        sqs = new ModelledSqs(queue);
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
