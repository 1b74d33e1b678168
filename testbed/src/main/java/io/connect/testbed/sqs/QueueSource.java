package io.connect.testbed.sqs;

import java.util.Map;
import java.util.Optional;

/** Supplies the queues of an experiment and removes them after it. */
public interface QueueSource {

    /**
     * Supplies an empty queue for an experiment.
     *
     * @param name unique within the environment; ends in {@code .fifo} for a FIFO queue
     * @param number the number of the queue within the experiment, from 1
     * @param attributes the attributes with the service's names, such as {@code VisibilityTimeout=30}
     * @return its URL
     */
    String provide(String name, int number, Map<String, String> attributes);

    /** The URL of a queue that an experiment created with this name; empty if there is none, or if queues are predefined. */
    Optional<String> find(String name);

    /** Returns a queue to its source; a queue that no longer exists is no error. */
    void giveBack(String queueUrl);

    /** Whether queues have predefined attributes. The experiment then does not control visibility, retention and redrive. */
    boolean attributesAreGiven();

    /** A source that creates queues for the experiment and deletes them after it. */
    static QueueSource created(SqsAdmin sqs) {
        return new QueueSource() {
            @Override
            public String provide(String name, int number, Map<String, String> attributes) {
                return sqs.createQueue(name, attributes);
            }

            @Override
            public Optional<String> find(String name) {
                return sqs.find(name);
            }

            @Override
            public void giveBack(String queueUrl) {
                sqs.deleteQueue(queueUrl);
            }

            @Override
            public boolean attributesAreGiven() {
                return false;
            }
        };
    }
}
