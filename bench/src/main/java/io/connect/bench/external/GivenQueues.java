package io.connect.bench.external;

import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.QueueSource;
import io.connect.testbed.sqs.SqsAdmin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queues that already exist and are not removed. A queue that holds messages is rejected, because the run would consume and count
 * them.
 */
final class GivenQueues implements QueueSource {
    private final List<String> urls;
    private final SqsAdmin sqs;

    GivenQueues(List<String> urls, SqsAdmin sqs) {
        this.urls = List.copyOf(urls);
        this.sqs = sqs;
    }

    @Override
    public String provide(String name, int number, Map<String, String> attributes) {
        if (number > urls.size()) {
            throw new ExternalEnvironmentException("the scenario uses " + number
                    + " queues or more, and sqs.queueUrls names " + urls.size() + ": " + urls);
        }
        String url = urls.get(number - 1);
        if (name.endsWith(".fifo") != url.endsWith(".fifo")) {
            throw new ExternalEnvironmentException("the scenario needs a "
                    + (name.endsWith(".fifo") ? "FIFO" : "standard") + " queue, and number " + number
                    + " of sqs.queueUrls is " + url);
        }
        QueueDepth depth = sqs.depth(url);
        if (depth.total() > 0) {
            throw new ExternalEnvironmentException("queue " + url + " holds " + depth.total()
                    + " messages; a run would consume them, so it needs an empty queue");
        }
        return url;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.empty();
    }

    @Override
    public void giveBack(String queueUrl) {
        // The queue existed before the run and is not removed.
    }

    @Override
    public boolean attributesAreGiven() {
        return true;
    }
}
