package io.connect.testbed.s3;

import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.process.ForkedService;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * S3Proxy with objects in memory, in a separate JVM: S3 without Docker or an account.
 *
 * <p>It was preferred to Adobe's S3Mock, which always opens a second port on all interfaces.
 */
public final class S3Proxy extends ForkedService {
    public static final String VERSION = "4.1.0";

    /** Its Jackson 3 needs newer annotations than those of Jackson 2. */
    private static final String ANNOTATIONS = "com.fasterxml.jackson.core:jackson-annotations:2.22";

    private final MavenArtifacts artifacts;
    private final Path folder;

    /** @param folder the folder of its configuration */
    public S3Proxy(MavenArtifacts artifacts, JvmLauncher launcher, PortLease ports, Path folder) {
        super(launcher, ports);
        this.artifacts = artifacts;
        this.folder = folder;
    }

    @Override
    protected JvmSpec spec() {
        Path config = folder.resolve("s3proxy.properties");
        Path logging = folder.resolve("logback.xml");
        try {
            Files.createDirectories(folder);
            Files.writeString(config, config(port()));
            // Without a configuration it would log every request at DEBUG.
            try (var in = S3Proxy.class.getResourceAsStream("logback.xml")) {
                Files.write(logging, in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        }
        return new JvmSpec(
                "s3",
                "org.gaul.s3proxy.Main",
                artifacts.classPath(ANNOTATIONS, "org.gaul:s3proxy:" + VERSION),
                List.of("-Xms256m", "-Xmx2g", "-XX:+UseG1GC", "-Dlogback.configurationFile=" + logging),
                List.of("--properties", config.toString()));
    }

    private static String config(int port) {
        return """
                s3proxy.endpoint=http://127.0.0.1:%s
                s3proxy.authorization=none
                jclouds.provider=transient-nio2
                jclouds.identity=test
                jclouds.credential=test
                """.formatted(port);
    }
}
