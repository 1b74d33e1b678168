package io.connect.testbed.monitor;

import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Exports the metrics of workers and brokers to Prometheus. Each process has an exporter as a Java agent on a free loopback
 * port, and one configuration scrapes them all. The rules are those in {@code ci/monitoring}, which users can also apply to
 * their own workers. Thread-safe.
 */
public final class Monitoring {

    /** The Prometheus configuration, a file in the folder of the logs. */
    public static final String PROMETHEUS_YML = "prometheus.yml";

    private static final String EXPORTER = "io.prometheus.jmx:jmx_prometheus_javaagent:1.0.1";
    private static final String ALERTS_YML = "alerts.yml";
    private static final String HOST = "127.0.0.1:";

    private final Path exporter;
    private final Path rules;
    private final PortLease ports;
    private final Map<String, Integer> exported = new TreeMap<>();
    /** Programs that export their own series, with their addresses. */
    private final Map<String, String> others = new TreeMap<>();

    /** The two kinds of monitored programs, with the names of their processes and their rules. */
    private enum Watched {
        CONNECT("worker-", "connect.yml", "127.0.0.1:9404"),
        KAFKA("broker-", "broker.yml", "127.0.0.1:9405");

        /** The address in the committed configuration that the addresses of other programs replace. */
        private static final String OTHERS = "127.0.0.1:9406";

        private final String processes;
        private final String rules;
        /** The address in the committed configuration that the targets replace. */
        private final String example;

        Watched(String processes, String rules, String example) {
            this.processes = processes;
            this.rules = rules;
            this.example = example;
        }
    }

    /**
     * No process runs yet.
     *
     * @param projectRoot the folder that contains {@code ci/monitoring}
     * @param ports the source of the exporters' ports
     */
    public Monitoring(MavenArtifacts artifacts, Path projectRoot, PortLease ports) {
        this.exporter = artifacts.file(EXPORTER);
        this.rules = projectRoot.resolve("ci").resolve("monitoring");
        this.ports = ports;
    }

    /** JVM options that load the exporter into a process; empty for programs without monitoring. */
    public synchronized List<String> jvmArguments(String process) {
        for (Watched watched : Watched.values()) {
            if (process.startsWith(watched.processes)) {
                // A restarted process uses the same port, because Prometheus has no other address for it.
                int port = exported.computeIfAbsent(process, name -> ports.next());
                return List.of("-javaagent:" + exporter + "=" + HOST + port + ":" + rules.resolve(watched.rules));
            }
        }
        return List.of();
    }

    /** Names of the monitored processes, with the addresses of their metrics. */
    public synchronized Map<String, String> targets() {
        return exported.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, target -> HOST + target.getValue(), (a, b) -> a, TreeMap::new));
    }

    /**
     * Writes a configuration for Prometheus with every process started so far, and the alerts.
     *
     * @return the configuration
     */
    public Path write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(ALERTS_YML), Files.readString(rules.resolve(ALERTS_YML)));
            String text = Files.readString(rules.resolve(PROMETHEUS_YML));
            for (Watched watched : Watched.values()) {
                text = text.replace(example(watched.example), entries(watched));
            }
            text = text.replace(example(Watched.OTHERS), others());
            return Files.writeString(folder.resolve(PROMETHEUS_YML), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the Prometheus configuration to " + folder, e);
        }
    }

    /** Adds a program that exports its own series, from the next {@link #write} on. */
    public synchronized void also(String name, String address) {
        others.put(name, address);
    }

    private static String example(String address) {
        return "      - targets: [ \"" + address + "\" ]\n";
    }

    private synchronized String others() {
        return others.entrySet().stream()
                .map(other -> entry(other.getKey(), other.getValue()))
                .collect(Collectors.joining());
    }

    private static String entry(String process, String address) {
        return example(address) + "        labels: { process: \"" + process + "\" }\n";
    }

    private String entries(Watched watched) {
        return targets().entrySet().stream()
                .filter(target -> target.getKey().startsWith(watched.processes))
                .map(target -> entry(target.getKey(), target.getValue()))
                .collect(Collectors.joining());
    }
}
