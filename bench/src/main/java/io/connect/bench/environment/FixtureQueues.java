package io.connect.bench.environment;

import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.QueueType;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.sqs.QueueDepth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The queues of one run, with their dead-letter queues. Made by the run's own thread; the addresses may be read from any. */
final class FixtureQueues {

    private final RunningEnvironment environment;
    private final QueueSpec spec;
    private final CopyOnWriteArrayList<String> urls = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> deadLetterUrls = new CopyOnWriteArrayList<>();

    FixtureQueues(RunningEnvironment environment, QueueSpec spec) {
        this.environment = environment;
        this.spec = spec;
    }

    /** Creates a set of queues, numbered behind a common prefix, and returns their URLs. */
    List<String> create(String prefix) {
        String suffix = spec.type() == QueueType.FIFO ? ".fifo" : "";
        List<String> created = new ArrayList<>();
        for (int i = 1; i <= spec.count(); i++) {
            String url = environment.queues().provide(prefix + "-" + i + suffix, i, attributes(prefix + "-" + i, i));
            created.add(url);
            urls.addIfAbsent(url);
        }
        return created;
    }

    private Map<String, String> attributes(String name, int number) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(
                "VisibilityTimeout", Long.toString(spec.visibilityTimeout().toSeconds()));
        attributes.put("MessageRetentionPeriod", Long.toString(spec.retention().toSeconds()));
        if (spec.maxReceiveCount().isPresent() && !environment.queues().attributesAreGiven()) {
            String suffix = spec.type() == QueueType.FIFO ? ".fifo" : "";
            String dead = environment.queues().provide(name + "-dead" + suffix, number, Map.of());
            deadLetterUrls.add(dead);
            attributes.put(
                    "RedrivePolicy",
                    "{\"deadLetterTargetArn\":\"" + environment.sqs().arn(dead) + "\",\"maxReceiveCount\":"
                            + spec.maxReceiveCount().get() + "}");
        }
        return attributes;
    }

    List<String> urls() {
        return List.copyOf(urls);
    }

    List<String> deadLetterUrls() {
        return List.copyOf(deadLetterUrls);
    }

    /** All that the queues hold, by the service's own count. */
    QueueDepth depth() {
        return environment.sqs().depth(urls);
    }
}
