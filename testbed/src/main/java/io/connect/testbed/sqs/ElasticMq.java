package io.connect.testbed.sqs;

import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.process.ClassJar;
import io.connect.testbed.process.ForkedService;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ElasticMQ in a separate JVM: SQS without Docker or an account. */
public final class ElasticMq extends ForkedService {
    /** The version that was measured; docs/decisions/own-sqs-service.md has its cost per message. */
    public static final String VERSION = "1.7.1";

    /** A name instead of a class reference, because {@link PacedScheduler} can be loaded only in ElasticMQ, which has Pekko. */
    static final String SCHEDULER = "io.connect.testbed.sqs.PacedScheduler";

    private final MavenArtifacts artifacts;
    private final Path folder;

    /** @param folder the folder of its configuration */
    public ElasticMq(MavenArtifacts artifacts, JvmLauncher launcher, PortLease ports, Path folder) {
        super(launcher, ports);
        this.artifacts = artifacts;
        this.folder = folder;
    }

    @Override
    protected JvmSpec spec() {
        Path config = folder.resolve("elasticmq.conf");
        try {
            Files.createDirectories(folder);
            Files.writeString(config, config(port()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + config, e);
        }
        return new JvmSpec(
                "sqs",
                "org.elasticmq.server.Main",
                classPath(),
                List.of(
                        "-Xms512m",
                        "-Xmx2g",
                        "-XX:+UseG1GC",
                        "-Dconfig.file=" + config,
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss,SSS"),
                List.of());
    }

    private List<Path> classPath() {
        List<Path> classPath = new ArrayList<>(artifacts.classPath(
                "org.slf4j:slf4j-api:2.0.20",
                "org.slf4j:slf4j-simple:2.0.20",
                "org.elasticmq:elasticmq-server_2.13:" + VERSION));
        classPath.add(ClassJar.write(folder.resolve("paced-scheduler.jar"), SCHEDULER, Map.of()));
        return classPath;
    }

    private static String config(int port) {
        // Queue URLs contain the host and port of the request, so that a client continues to use its link. A long poll
        // lasts 20 s, which is also Pekko's default limit for a request. With that default it would be answered 503.
        return """
                include classpath("application.conf")
                pekko.http.server.request-timeout = 60 s
                pekko.http.server.max-connections = 2048
                pekko.scheduler.implementation = "%2$s"
                node-address { protocol = http, host = "*", port = %1$s, context-path = "" }
                rest-sqs { enabled = true, bind-hostname = "127.0.0.1", bind-port = %1$s, sqs-limits = strict }
                rest-stats { enabled = false }
                """.formatted(port, SCHEDULER);
    }
}
