package io.connect.testbed.docker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import org.testcontainers.DockerClientFactory;

/** The Docker engine that Testcontainers uses. */
public final class DockerEngine {
    private static final String INSTEAD =
            "; start one, or leave environment.kind at embedded, the default, which needs no Docker"
                    + " (-Denvironment=embedded)";

    private DockerEngine() {}

    /**
     * The reason why containers cannot run here.
     *
     * @return a sentence that recommends the default instead; empty if containers can run
     */
    public static Optional<String> lacking() {
        DockerClientFactory engine = DockerClientFactory.instance();
        return lacking(engine.isDockerAvailable(), engine::dockerHostIpAddress, System.getenv("DOCKER_HOST"));
    }

    static Optional<String> lacking(boolean answers, Supplier<String> host, String dockerHost) {
        if (!answers) {
            return Optional.of("environment.kind is docker, and no Docker engine answers (DOCKER_HOST is "
                    + (dockerHost == null ? "not set" : dockerHost) + ")" + INSTEAD);
        }
        if (!isLoopback(host.get())) {
            return Optional.of("environment.kind is docker, and the containers of the Docker engine are reached at "
                    + host.get() + ", not at this machine's loopback, where their ports are published" + INSTEAD);
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
