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

/** The queues of one run, with their dead-letter queues. Created by the run's own thread; any thread may read the addresses. */
final class FixtureQueues {

    private final RunningEnvironment environment;
    private final QueueSpec spec;
    private final CopyOnWriteArrayList<String> urls = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<String> deadLetterUrls = new CopyOnWriteArrayList<>();

    FixtureQueues(RunningEnvironment environment, QueueSpec spec) {
        this.environment = environment;
        this.spec = spec;
    }

    /** The name of one queue of a set. */
    static String name(String prefix, int number, QueueSpec spec) {
        return prefix + "-" + number + suffix(spec);
    }

    /** The name of the dead-letter queue of one queue of a set. */
    static String deadLetterName(String prefix, int number, QueueSpec spec) {
        return prefix + "-" + number + "-dead" + suffix(spec);
    }

    private static String suffix(QueueSpec spec) {
        return spec.type() == QueueType.FIFO ? ".fifo" : "";
    }

    /** Creates a set of queues, numbered behind a common prefix, and returns their URLs. */
    List<String> create(String prefix) {
        List<String> created = new ArrayList<>();
        for (int i = 1; i <= spec.count(); i++) {
            String url = environment.queues().provide(name(prefix, i, spec), i, attributes(prefix, i));
            created.add(url);
            urls.addIfAbsent(url);
        }
        return created;
    }

    private Map<String, String> attributes(String prefix, int number) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put(
                "VisibilityTimeout", Long.toString(spec.visibilityTimeout().toSeconds()));
        attributes.put("MessageRetentionPeriod", Long.toString(spec.retention().toSeconds()));
        if (spec.maxReceiveCount().isPresent() && !environment.queues().attributesAreGiven()) {
            String dead = environment.queues().provide(deadLetterName(prefix, number, spec), number, Map.of());
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

    /** The number of messages in the queues, as the service counts them. */
    QueueDepth depth() {
        return environment.sqs().depth(urls);
    }
}
