package io.connect.testbed.registry;

import io.connect.testbed.artifact.Archive;
import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.process.ForkedService;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Apicurio Registry with schemas in memory, in a separate JVM; it supports Confluent's registry API. */
public final class ApicurioRegistry extends ForkedService {
    /** The last release line that runs on Java 17; 3.x is compiled for 21. */
    public static final String VERSION = "2.6.13.Final";

    /** The path below the server's address at which clients of a Confluent registry find its interface. */
    private static final String CONFLUENT_API = "/apis/ccompat/v7";

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .proxy(DirectHttp.selector())
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final MavenArtifacts artifacts;

    /** Unpacks the program's archive once for all runs of this user. */
    public ApicurioRegistry(MavenArtifacts artifacts, JvmLauncher launcher, PortLease ports) {
        super(launcher, ports);
        this.artifacts = artifacts;
    }

    @Override
    protected JvmSpec spec() {
        Path folder = Archive.unpacked(artifacts.file("io.apicurio:apicurio-registry-app:tar.gz:all:" + VERSION));
        return new JvmSpec(
                "registry",
                "io.quarkus.runner.GeneratedMain",
                List.of(folder.resolve("apicurio-registry-app-" + VERSION + "-runner.jar")),
                List.of(
                        "-Xms256m",
                        "-Xmx768m",
                        "-XX:+UseG1GC",
                        // The JMX agent logs before Quarkus does, and the log manager cannot be changed afterwards.
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port()),
                List.of());
    }

    /** Direct address of the Confluent-compatible API, without any link or fault. */
    @Override
    public URI endpoint() {
        return endpointAt(port());
    }

    /** The address of the same API through another port, such as a link's. */
    public static URI endpointAt(int port) {
        return URI.create("http://127.0.0.1:" + port + CONFLUENT_API);
    }

    @Override
    protected boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint() + "/subjects"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
