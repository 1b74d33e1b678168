package io.connect.testbed.sqs;

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
import java.util.stream.Stream;

/**
 * The project's own SQS service in a separate JVM. A load run never reaches Maven's {@code package} phase, so the service
 * runs from the classes and libraries of this build.
 */
public final class SqsServer extends ForkedService {

    private static final String MAIN = "io.connect.sqsserver.Main";

    private final Path module;

    /**
     * A service that is not started yet.
     *
     * @param module folder of the module sqs-server, compiled
     */
    public SqsServer(Path module, JvmLauncher launcher, PortLease ports) {
        super(launcher, ports);
        this.module = module;
    }

    @Override
    protected JvmSpec spec() {
        return new JvmSpec(
                "sqs",
                MAIN,
                classPath(),
                List.of("-Xms256m", "-Xmx2g", "-XX:+UseG1GC"),
                List.of("--host", "127.0.0.1", "--port", Integer.toString(port()), "--region", SqsAdmin.REGION));
    }

    private List<Path> classPath() {
        Path classes = module.resolve("target/classes");
        Path libraries = module.resolve("target/lib");
        for (Path needed : List.of(classes, libraries)) {
            if (!Files.isDirectory(needed)) {
                throw new IllegalStateException("the SQS service is not compiled: " + needed
                        + " is missing. Run mvn from the root of the project, or with -am beside -pl");
            }
        }
        List<Path> classPath = new ArrayList<>(List.of(classes));
        try (Stream<Path> jars = Files.list(libraries)) {
            jars.sorted().forEach(classPath::add);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + libraries, e);
        }
        return classPath;
    }
}
