package io.connect.testbed.docker;

import eu.rekawek.toxiproxy.ToxiproxyClient;
import io.connect.testbed.aws.AwsEmulation;
import io.connect.testbed.link.Links;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.PortLease;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.toxiproxy.ToxiproxyContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack with SQS and S3, and a Toxiproxy on the subject's path to it, in containers of one network.
 *
 * <p>Connections of the subject pass the testbed's own proxy, which counts bytes and makes HTTP faults. Then they pass
 * Toxiproxy, which makes network faults, and reach LocalStack. Every port is published on 127.0.0.1 only. The containers end
 * with {@link #close()}; if this JVM ends, the reaper of Testcontainers ends them.
 */
public final class DockerAws implements AwsEmulation {
    private static final Logger log = LoggerFactory.getLogger(DockerAws.class);

    private static final int LOCALSTACK_PORT = 4566;
    private static final int CONTROL_PORT = 8474;
    /** A port inside the container that no other program uses. */
    private static final int FIRST_PROXY_PORT = 8666;

    private static final String LOOPBACK = "127.0.0.1";
    /** Host name of LocalStack in the containers' network. */
    private static final String LOCALSTACK_HOST = "localstack";
    /** Versions after that of the default image need a token. The paid services need a token in every version. */
    private static final String AUTH_TOKEN = "LOCALSTACK_AUTH_TOKEN";

    /** The same limit as for the programs of the embedded environment; the pull of an image is not included. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(180);

    private final int sqsPort;
    private final boolean withS3;
    private final List<ContainerProxy> proxies = new ArrayList<>();
    private final Network network = Network.newNetwork();
    private final LogFile localstackLog;
    private final LogFile toxiproxyLog;
    private final LocalStackContainer localstack;
    private final ToxiproxyContainer toxiproxy;
    private CompletableFuture<Void> started = CompletableFuture.completedFuture(null);

    /**
     * Opens the links; no container runs yet.
     *
     * @param logs folder for a log file per container
     * @param withS3 whether to start an object store
     */
    public DockerAws(DockerSpec images, PortLease ports, Links links, Path logs, boolean withS3) {
        this.withS3 = withS3;
        this.sqsPort = ports.next();
        this.localstackLog = new LogFile(logs.resolve("localstack.log"));
        this.toxiproxyLog = new LogFile(logs.resolve("toxiproxy.log"));
        this.localstack = localstack(images.localstack());

        int controlPort = ports.next();
        List<String> bindings = new ArrayList<>(List.of(onLoopback(controlPort, CONTROL_PORT)));
        ToxiproxyClient client = new ToxiproxyClient(LOOPBACK, controlPort);
        for (String name : withS3 ? List.of(SQS_LINK, S3_LINK) : List.of(SQS_LINK)) {
            int published = ports.next();
            bindings.add(onLoopback(published, FIRST_PROXY_PORT + proxies.size()));
            links.open(name, published, front -> {
                ContainerProxy proxy = new ContainerProxy(name, client, front);
                proxies.add(proxy);
                return proxy;
            });
        }
        this.toxiproxy = toxiproxy(images.toxiproxy(), bindings);
    }

    private LocalStackContainer localstack(String image) {
        LocalStackContainer container = new LocalStackContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("localstack/localstack"))
                .withServices("sqs", "s3")
                // The service is loaded before the container is ready, and not at the first message of a run.
                .withEnv("EAGER_SERVICE_LOADING", "1")
                // The URL of a queue contains the host of the request, so no host needs a DNS look-up.
                .withEnv("SQS_ENDPOINT_STRATEGY", "dynamic")
                .withNetwork(network)
                .withNetworkAliases(LOCALSTACK_HOST)
                .withLogConsumer(localstackLog)
                .withStartupTimeout(START_DEADLINE);
        container.setPortBindings(List.of(onLoopback(sqsPort, LOCALSTACK_PORT)));
        String token = System.getenv(AUTH_TOKEN);
        if (token != null && !token.isBlank()) {
            container.withEnv(AUTH_TOKEN, token);
        }
        return container;
    }

    private ToxiproxyContainer toxiproxy(String image, List<String> bindings) {
        ToxiproxyContainer container = new ToxiproxyContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("shopify/toxiproxy"))
                .withNetwork(network)
                .withLogConsumer(toxiproxyLog)
                .withStartupTimeout(START_DEADLINE);
        // The container class of Testcontainers exposes 33 ports, and would publish each of them on every interface.
        container.setExposedPorts(List.of());
        container.setPortBindings(bindings);
        return container;
    }

    private static String onLoopback(int published, int inContainer) {
        return LOOPBACK + ":" + published + ":" + inContainer;
    }

    @Override
    public void start() {
        started = Startables.deepStart(localstack, toxiproxy);
    }

    @Override
    public void awaitReady() {
        try {
            started.join();
        } catch (CompletionException e) {
            throw new DockerEnvironmentException(
                    "the containers do not start: " + chain(e.getCause()) + "\n" + localstack.getDockerImageName()
                            + ": "
                            + localstackLog.tail() + "\n" + toxiproxy.getDockerImageName() + ": "
                            + toxiproxyLog.tail(),
                    e);
        }
        for (int i = 0; i < proxies.size(); i++) {
            proxies.get(i).create("0.0.0.0:" + (FIRST_PROXY_PORT + i), LOCALSTACK_HOST + ":" + LOCALSTACK_PORT);
        }
        log.info("{} and {} run", localstack.getDockerImageName(), toxiproxy.getDockerImageName());
    }

    /** The outermost exception of Testcontainers does not contain the reason. */
    private static String chain(Throwable failure) {
        StringBuilder text = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            text.append(": ").append(cause.getMessage());
        }
        return text.toString();
    }

    @Override
    public URI sqsEndpoint() {
        return URI.create("http://" + LOOPBACK + ":" + sqsPort);
    }

    @Override
    public Optional<URI> s3Endpoint() {
        return withS3 ? Optional.of(sqsEndpoint()) : Optional.empty();
    }

    /** Empty, because a process in a container cannot be observed from here. */
    @Override
    public List<JvmProcess> processes() {
        return List.of();
    }

    @Override
    public boolean isUp() {
        return localstack.isRunning() && toxiproxy.isRunning();
    }

    @Override
    public void close() {
        // A container that is still starting cannot be stopped reliably.
        started.handle((done, failure) -> null).join();
        toxiproxy.stop();
        localstack.stop();
        network.close();
    }
}
