package io.connect.features.environment;

import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.connect.ConnectCluster;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.PortLease;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An additional Connect cluster on the shared brokers. */
public final class WorkerGroup implements AutoCloseable {
    static final String HEAP = "768m";

    /**
     * How long a broker keeps a consumer waiting that has nothing to read; half a second by default. A worker has three
     * consumers of its internal topics, and one more for each connector with an offsets topic of its own.
     */
    private static final String LONGEST_FETCH_MS = "3000";

    private final ConnectCluster cluster;
    private final Runnable end;

    private WorkerGroup(ConnectCluster cluster, Runnable end) {
        this.cluster = cluster;
        this.end = end;
    }

    /**
     * Starts workers and waits until they answer.
     *
     * @param kafkaVersion the Kafka version of the workers, as in Maven coordinates
     * @param kafka the brokers that they use
     */
    static WorkerGroup start(WorkerSpec spec, String kafkaVersion, KafkaCluster kafka, WorkerFolders folders) {
        String label = spec.label();
        Map<String, String> all = new HashMap<>(Map.of(
                "group.id", "connect-" + label,
                "config.storage.topic", "connect-" + label + "-configs",
                "offset.storage.topic", "connect-" + label + "-offsets",
                "status.storage.topic", "connect-" + label + "-status",
                "fetch.max.wait.ms", LONGEST_FETCH_MS,
                "consumer.fetch.max.wait.ms", LONGEST_FETCH_MS));
        all.putAll(spec.settings());
        PortLease ports = new PortLease();
        JvmLauncher launcher = new JvmLauncher(folders.work(), folders.logs(), ports);
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            ConnectCluster cluster = new ConnectCluster(
                    new KafkaPrograms(artifacts, kafkaVersion),
                    kafka,
                    new ConnectOptions(spec.workers(), HEAP, List.of(), all),
                    launcher,
                    ports,
                    folders.work(),
                    spec.pluginPath());
            cluster.start();
            cluster.awaitReady();
            return new WorkerGroup(cluster, () -> {
                launcher.close();
                ports.close();
            });
        } catch (RuntimeException | Error e) {
            launcher.close();
            ports.close();
            throw e;
        }
    }

    /** REST client of a running worker. */
    public ConnectRest rest() {
        return cluster.rest();
    }

    /** REST client of worker {@code number} (from 1), running or not. */
    public ConnectRest rest(int number) {
        return cluster.rest(number);
    }

    /** Workers in the order of their numbers. */
    public List<JvmProcess> workers() {
        return cluster.workers();
    }

    /** Address of the REST interface of a worker. */
    public URI uri(int number) {
        return cluster.uri(number);
    }

    /** Number (from 1) of the worker with this REST address, as {@code host:port}. */
    public int numberOf(String hostAndPort) {
        for (int number = 1; number <= cluster.workers().size(); number++) {
            if (cluster.uri(number).toString().endsWith(hostAndPort)) {
                return number;
            }
        }
        throw new IllegalArgumentException("no worker of this group listens at " + hostAndPort);
    }

    /** Ends a worker as kill -9 does. */
    public void kill(int number) {
        cluster.kill(number);
    }

    /** Starts worker {@code number} (from 1) again and waits until it answers. Does not wait for the other workers. */
    public void restart(int number) {
        cluster.restart(number);
        cluster.awaitReady(number);
    }

    /** Starts the workers that are not running, and waits until every worker answers. */
    public void revive() {
        for (int number = 1; number <= cluster.workers().size(); number++) {
            if (!cluster.workers().get(number - 1).isAlive()) {
                cluster.restart(number);
            }
        }
        cluster.awaitReady();
    }

    @Override
    public void close() {
        end.run();
    }
}
