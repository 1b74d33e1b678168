package io.connect.testbed.connect;

import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.Loopback;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.process.PropertiesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** One or more distributed Connect workers that load the subject from a plugin folder. */
public final class ConnectCluster {
    /** Limits only the time until a failure is reported: a busy machine needs many times the few seconds of a quiet one. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(180);

    private final KafkaPrograms programs;
    private final KafkaCluster kafka;
    private final ConnectOptions spec;
    private final JvmLauncher launcher;
    private final Path folder;
    private final List<Path> pluginPath;
    private final int[] restPorts;
    private final String loggingArgument;
    private final List<JvmProcess> workers = new CopyOnWriteArrayList<>();

    /**
     * Configures the workers; no process runs yet.
     *
     * @param folder the folder of their configuration
     * @param pluginPath folders that contain plugin folders or self-contained jars
     */
    public ConnectCluster(
            KafkaPrograms programs,
            KafkaCluster kafka,
            ConnectOptions spec,
            JvmLauncher launcher,
            PortLease ports,
            Path folder,
            List<Path> pluginPath) {
        this.programs = programs;
        this.kafka = kafka;
        this.spec = spec;
        this.launcher = launcher;
        this.folder = folder;
        this.pluginPath = List.copyOf(pluginPath);
        this.restPorts = Stream.generate(ports::next)
                .limit(spec.workers())
                .mapToInt(Integer::intValue)
                .toArray();
        this.loggingArgument = programs.loggingArgument(folder);
    }

    /** Starts all workers and returns immediately; they become ready only with a running Kafka cluster. */
    public void start() {
        List<Path> classPath = spec.lock().isPresent() ? programs.lockableWorker() : programs.worker();
        for (int i = 0; i < spec.workers(); i++) {
            List<String> jvmArguments = new ArrayList<>(List.of("-Xms" + spec.heap(), "-Xmx" + spec.heap()));
            if (spec.jvmArguments().stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
                jvmArguments.add("-XX:+UseG1GC");
            }
            jvmArguments.addAll(spec.jvmArguments());
            jvmArguments.add(loggingArgument);
            spec.lock().ifPresent(lock -> jvmArguments.add(writeLogin(lock)));
            workers.add(launcher.start(new JvmSpec(
                    "worker-" + (i + 1),
                    "org.apache.kafka.connect.cli.ConnectDistributed",
                    classPath,
                    jvmArguments,
                    List.of(writeConfig(i).toString()))));
        }
    }

    /** Waits until every worker answers over REST and the group has a leader. */
    public void awaitReady() {
        for (int number = 1; number <= workers.size(); number++) {
            awaitReady(number);
        }
    }

    /** Waits only for worker {@code number} (from 1). */
    public void awaitReady(int number) {
        workers.get(number - 1).awaitReady("it answered over REST", START_DEADLINE, rest(number)::isReady);
    }

    /** REST address of worker {@code number} (from 1). */
    public URI uri(int number) {
        return URI.create(scheme() + "://127.0.0.1:" + restPorts[number - 1]);
    }

    /** REST client of worker {@code number} (from 1). */
    public ConnectRest rest(int number) {
        return new ConnectRest(uri(number), spec.lock().map(RestSecurity::entry).orElse(RestConnection.OPEN));
    }

    /**
     * REST client of the first worker that runs and listens, or else of the first that runs; any worker answers for all. A
     * restarted worker runs for seconds before it listens.
     */
    public ConnectRest rest() {
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).isAlive() && Loopback.accepts(restPorts[i])) {
                return rest(i + 1);
            }
        }
        for (int i = 0; i < workers.size(); i++) {
            if (workers.get(i).isAlive()) {
                return rest(i + 1);
            }
        }
        throw new ConnectRestException("no Connect worker is alive; see the worker logs in the run's folder");
    }

    /** Processes in the order of their numbers. */
    public List<JvmProcess> workers() {
        return List.copyOf(workers);
    }

    /** Ends worker {@code number} (from 1) as kill -9 does. */
    public void kill(int number) {
        workers.get(number - 1).kill();
    }

    /** Starts worker {@code number} (from 1) again on its own port. */
    public void restart(int number) {
        workers.set(number - 1, launcher.start(workers.get(number - 1).spec()));
    }

    private String scheme() {
        return spec.lock().isPresent() ? "https" : "http";
    }

    /** Writes the allowed users as a JAAS file for Connect's own extension; returns the JVM argument for it. */
    private String writeLogin(RestSecurity lock) {
        Path users = folder.resolve("rest-users.properties");
        Path login = folder.resolve("rest-login.conf");
        try {
            PropertiesFile.write(users, Map.of(lock.username(), lock.password()));
            Files.writeString(
                    login,
                    "KafkaConnect { org.apache.kafka.connect.rest.basic.auth.extension.PropertyFileLoginModule required"
                            + " file=\"" + users + "\"; };\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + login, e);
        }
        return "-Djava.security.auth.login.config=" + login;
    }

    private static Map<String, String> lockSettings(RestSecurity lock) {
        return Map.of(
                "listeners.https.ssl.keystore.type",
                "PKCS12",
                "listeners.https.ssl.keystore.location",
                lock.keyStore().toString(),
                "listeners.https.ssl.keystore.password",
                lock.storePassword(),
                "listeners.https.ssl.key.password",
                lock.storePassword(),
                "rest.advertised.listener",
                "https",
                "rest.extension.classes",
                "org.apache.kafka.connect.rest.basic.auth.extension.BasicAuthSecurityRestExtension");
    }

    private Path writeConfig(int index) {
        Map<String, String> settings = new LinkedHashMap<>();
        String replication = Integer.toString(kafka.spec().replication());
        settings.put("bootstrap.servers", kafka.clientBootstrapServers());
        settings.put("group.id", "connect");
        settings.put("listeners", scheme() + "://127.0.0.1:" + restPorts[index]);
        spec.lock().map(ConnectCluster::lockSettings).ifPresent(settings::putAll);
        settings.put("rest.advertised.host.name", "127.0.0.1");
        settings.put("rest.advertised.port", Integer.toString(restPorts[index]));
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("config.storage.topic", "connect-configs");
        settings.put("offset.storage.topic", "connect-offsets");
        settings.put("status.storage.topic", "connect-status");
        settings.put("config.storage.replication.factor", replication);
        settings.put("offset.storage.replication.factor", replication);
        settings.put("status.storage.replication.factor", replication);
        settings.put("offset.storage.partitions", "3");
        settings.put("status.storage.partitions", "1");
        settings.put("offset.flush.interval.ms", "5000");
        settings.put(
                "plugin.path",
                String.join(",", pluginPath.stream().map(Path::toString).toList()));
        settings.put("plugin.discovery", "service_load");
        settings.put("connector.client.config.override.policy", "All");
        // A killed worker is detected and its tasks move within seconds instead of minutes (defaults: 10 s and 300 s).
        settings.put("session.timeout.ms", "6000");
        settings.put("heartbeat.interval.ms", "2000");
        settings.put("scheduled.rebalance.max.delay.ms", "1000");
        settings.putAll(spec.overrides());
        return PropertiesFile.write(folder.resolve("worker-" + (index + 1) + ".properties"), settings);
    }
}
