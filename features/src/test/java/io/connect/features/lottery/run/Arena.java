package io.connect.features.lottery.run;

import io.connect.features.environment.Environment;
import io.connect.features.environment.WorkerGroup;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.features.lottery.plan.Cluster;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** The running environment, by the names in plans. Thread-safe. */
final class Arena {
    private final Environment environment;
    private final Map<Cluster, WorkerGroup> groups = new EnumMap<>(Cluster.class);
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    /** Starts the parts of the environment that do not run yet. */
    Arena(Environment environment) {
        this.environment = environment;
        groups.put(Cluster.PLAIN, environment.workers(WorkerGroupKind.PLAIN_PAIR));
        groups.put(Cluster.ONCE, environment.workers(WorkerGroupKind.PAIR));
    }

    Environment environment() {
        return environment;
    }

    Testbed testbed() {
        return environment.testbed();
    }

    KafkaCluster kafka() {
        return testbed().kafka();
    }

    Link link(String name) {
        return testbed().links().get(name);
    }

    WorkerGroup group(Cluster cluster) {
        return groups.get(cluster);
    }

    /** The process of a worker or broker, such as {@code once-1} or {@code broker-2}. */
    JvmProcess process(String name) {
        int index = number(name) - 1;
        return isBroker(name)
                ? kafka().brokers().get(index)
                : group(Cluster.of(name)).workers().get(index);
    }

    /** Starts a worker or broker again and waits until it is ready. */
    void restart(String name) {
        if (isBroker(name)) {
            kafka().restart(number(name));
            kafka().awaitReady();
        } else {
            group(Cluster.of(name)).restart(number(name));
        }
    }

    /** The lock that a thread holds while it ends, stops or starts the process. */
    ReentrantLock lock(String process) {
        return locks.computeIfAbsent(process, any -> new ReentrantLock());
    }

    /**
     * REST client of a worker that answers; others may be dead or paused.
     *
     * @throws ConnectRestException when no worker answers
     */
    ConnectRest rest(Cluster cluster) {
        WorkerGroup group = group(cluster);
        for (int number = 1; number <= Cluster.WORKERS; number++) {
            ConnectRest rest = group.rest(number);
            if (group.workers().get(number - 1).isAlive() && rest.isReady()) {
                return rest;
            }
        }
        throw new ConnectRestException("no worker of cluster " + cluster.text() + " answers");
    }

    private static boolean isBroker(String name) {
        return name.startsWith("broker-");
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    }
}
