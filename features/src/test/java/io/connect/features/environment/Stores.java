package io.connect.features.environment;

import io.connect.testbed.Testbed;
import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.PortLease;
import io.connect.testbed.registry.ApicurioRegistry;
import io.connect.testbed.s3.S3Admin;
import io.connect.testbed.s3.S3Proxy;
import java.net.URI;
import java.nio.file.Path;

/**
 * Object store and schema registry next to a running testbed. Each starts when the first scenario needs it; most scenarios need
 * neither.
 *
 * <p>Their processes end with the testbed. Thread-safe.
 */
public final class Stores implements AutoCloseable {
    private final Testbed testbed;
    private final Path work;
    private final PortLease ports = new PortLease();
    private final Lazy<ObjectStore> objects = new Lazy<>(this::startObjectStore);
    private final Lazy<Registry> schemas = new Lazy<>(this::startRegistry);

    private record ObjectStore(S3Admin admin, Link link) {}

    private record Registry(URI endpoint, Link link) {}

    Stores(Testbed testbed, Path work) {
        this.testbed = testbed;
        this.work = work;
    }

    /** Administration of objects over the direct path. */
    public synchronized S3Admin s3() {
        return objects.get().admin();
    }

    /** The object store's address for the connector, which is its link. */
    public synchronized URI subjectS3Endpoint() {
        return objects.get().link().uri();
    }

    /** Confluent's API of the registry over the direct path. */
    public synchronized URI registry() {
        return schemas.get().endpoint();
    }

    /** The registry's address for the connector, which is its link. */
    public synchronized URI subjectRegistry() {
        return ApicurioRegistry.endpointAt(schemas.get().link().port());
    }

    private ObjectStore startObjectStore() {
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            S3Proxy server = new S3Proxy(artifacts, testbed.launcher(), ports, work.resolve("s3"));
            server.start();
            server.awaitReady();
            return new ObjectStore(
                    new S3Admin(server.endpoint()), testbed.links().open(Testbed.S3_LINK, server.port()));
        }
    }

    private Registry startRegistry() {
        try (MavenArtifacts artifacts = new MavenArtifacts()) {
            ApicurioRegistry server = new ApicurioRegistry(artifacts, testbed.launcher(), ports);
            server.start();
            server.awaitReady();
            return new Registry(server.endpoint(), testbed.links().open(Testbed.REGISTRY_LINK, server.port()));
        }
    }

    @Override
    public synchronized void close() {
        objects.ifMade(started -> started.admin().close());
        ports.close();
    }
}
