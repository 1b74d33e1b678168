package io.connect.testbed.sqs;

import java.util.Map;
import java.util.Optional;

/** Where the queues of an experiment come from, and where they go when it is over. */
public interface QueueSource {

    /**
     * A queue for an experiment, empty.
     *
     * @param name unique within the environment; ends in {@code .fifo} for a FIFO queue
     * @param number the number of the queue within the experiment, from 1
     * @param attributes the attributes as the service spells them, such as {@code VisibilityTimeout=30}
     * @return its URL
     */
    String provide(String name, int number, Map<String, String> attributes);

    /** The URL of a queue that an experiment made under this name; empty when there is none, or when queues are given. */
    Optional<String> find(String name);

    /** Takes the queue back; one that is gone already is no error. */
    void giveBack(String queueUrl);

    /** Whether queues keep attributes of their own: then visibility, retention and redrive are not the experiment's. */
    boolean attributesAreGiven();

    /** Queues made for the experiment and deleted after it. */
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
