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
 * Object store and schema registry beside a running testbed, each started when the first scenario asks for it: most need neither.
 *
 * <p>Their processes end with the testbed. Thread-safe.
 */
public final class Stores implements AutoCloseable {
    private final Testbed testbed;
    private final Path work;
    private final PortLease ports = new PortLease();
    private S3Proxy s3Server;
    private S3Admin s3;
    private Link s3Link;
    private ApicurioRegistry registry;
    private Link registryLink;

    Stores(Testbed testbed, Path work) {
        this.testbed = testbed;
        this.work = work;
    }

    /** Administration of objects over the direct path. */
    public synchronized S3Admin s3() {
        if (s3 == null) {
            try (MavenArtifacts artifacts = new MavenArtifacts()) {
                s3Server = new S3Proxy(artifacts, testbed.launcher(), ports, work.resolve("s3"));
                s3Server.start();
                s3Server.awaitReady();
            }
            s3Link = testbed.links().open(Testbed.S3_LINK, s3Server.port());
            s3 = new S3Admin(s3Server.endpoint());
        }
        return s3;
    }

    /** Where the connector finds the object store: behind its link. */
    public synchronized URI subjectS3Endpoint() {
        s3();
        return s3Link.uri();
    }

    /** Confluent's API of the registry over the direct path. */
    public synchronized URI registry() {
        if (registry == null) {
            try (MavenArtifacts artifacts = new MavenArtifacts()) {
                registry = new ApicurioRegistry(artifacts, testbed.launcher(), ports);
                registry.start();
                registry.awaitReady();
            }
            registryLink = testbed.links().open(Testbed.REGISTRY_LINK, registry.port());
        }
        return registry.endpoint();
    }

    /** Where the connector finds the registry: behind its link. */
    public synchronized URI subjectRegistry() {
        registry();
        return ApicurioRegistry.endpointAt(registryLink.port());
    }

    @Override
    public synchronized void close() {
        if (s3 != null) {
            s3.close();
        }
        ports.close();
    }
}
