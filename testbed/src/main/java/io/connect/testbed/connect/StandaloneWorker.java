package io.connect.testbed.connect;

import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.kafka.KafkaPrograms;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.process.PropertiesFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Connect worker in standalone mode: one process that reads its connectors from properties files. */
public final class StandaloneWorker {
    private static final Duration START_DEADLINE = Duration.ofSeconds(180);

    private final JvmProcess process;
    private final URI uri;

    private StandaloneWorker(JvmProcess process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts a worker with its connectors and returns immediately.
     *
     * @param folder the folder of its configuration and its offsets file
     */
    public static StandaloneWorker start(
            StandaloneSpec spec,
            KafkaPrograms programs,
            KafkaCluster kafka,
            JvmLauncher launcher,
            PortLease ports,
            Path folder) {
        int port = ports.next();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("bootstrap.servers", kafka.clientBootstrapServers());
        settings.put("listeners", "http://127.0.0.1:" + port);
        settings.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("value.converter", "org.apache.kafka.connect.storage.StringConverter");
        settings.put("offset.storage.file.filename", folder.resolve("offsets").toString());
        settings.put("offset.flush.interval.ms", "5000");
        settings.put(
                "plugin.path",
                String.join(",", spec.pluginPath().stream().map(Path::toString).toList()));
        settings.put("plugin.discovery", "service_load");
        settings.put("connector.client.config.override.policy", "All");
        List<String> arguments = Stream.concat(
                        Stream.of(PropertiesFile.write(folder.resolve("worker.properties"), settings)),
                        spec.connectors().stream()
                                .map(connector -> PropertiesFile.write(
                                        folder.resolve(connector.get("name") + ".properties"), connector)))
                .map(Path::toString)
                .toList();
        JvmProcess process = launcher.start(new JvmSpec(
                spec.name(),
                "org.apache.kafka.connect.cli.ConnectStandalone",
                programs.worker(),
                List.of("-Xms" + spec.heap(), "-Xmx" + spec.heap(), "-XX:+UseG1GC", programs.loggingArgument(folder)),
                arguments,
                spec.environment()));
        return new StandaloneWorker(process, URI.create("http://127.0.0.1:" + port));
    }

    /** Waits until it answers over REST. */
    public void awaitReady() {
        process.awaitReady("it answered over REST", START_DEADLINE, rest()::isReady);
    }

    public ConnectRest rest() {
        return new ConnectRest(uri);
    }

    public JvmProcess process() {
        return process;
    }
}
