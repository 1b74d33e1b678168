package io.connect.features.lottery.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The parts of the environment that faults affect. */
public enum Part {
    WORKER(Arrays.stream(Cluster.values())
            .flatMap(cluster -> cluster.workers().stream())
            .toList()),
    CLUSTER(Arrays.stream(Cluster.values()).map(Cluster::text).toList()),
    CONNECTOR(Arrays.stream(Lane.values()).map(Lane::text).toList()),
    BROKER(brokers()),
    SQS(List.of("sqs")),
    S3(List.of("s3")),
    REGISTRY(List.of("registry")),
    /** Any of the network paths from the workers to other services; SQS and brokers carry the most traffic. */
    LINK(Stream.concat(Stream.of("sqs", "sqs", "sqs", "s3", "registry"), brokers().stream())
            .toList());

    private final List<String> targets;

    Part(List<String> targets) {
        this.targets = targets;
    }

    /** The targets that may be drawn; a name that occurs twice is drawn twice as often. */
    public List<String> targets() {
        return targets;
    }

    private static List<String> brokers() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(number -> "broker-" + number)
                .toList();
    }
}
