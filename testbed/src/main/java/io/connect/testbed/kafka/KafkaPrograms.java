package io.connect.testbed.kafka;

import io.connect.testbed.artifact.MavenArtifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The class paths of Kafka's programs in one version, each with the logging back end of that version.
 *
 * <p>Kafka before 4.0 configures Log4j 1 (as reload4j) by its own classes, and later versions configure Log4j 2. With another
 * back end, the admin resource for log levels fails and the worker ends.
 */
public final class KafkaPrograms {
    private static final String SLF4J = "org.slf4j:slf4j-api:2.0.20";
    private static final String LOG4J2 = "org.apache.logging.log4j:log4j-slf4j2-impl:2.26.1";
    private static final String LOG4J2_API = "org.apache.logging.log4j:log4j-api:2.26.1";
    private static final String LOG4J2_CORE = "org.apache.logging.log4j:log4j-core:2.26.1";
    private static final String RELOAD4J = "org.slf4j:slf4j-reload4j:2.0.20";
    private static final int FIRST_MAJOR_WITH_LOG4J2 = 4;

    private final MavenArtifacts artifacts;
    private final String version;
    private final boolean log4j2;

    /**
     * @param artifacts the source of the jars
     * @param version the version of Kafka, such as {@code 4.4.0} or {@code 3.6.1}
     */
    public KafkaPrograms(MavenArtifacts artifacts, String version) {
        this.artifacts = artifacts;
        this.version = version;
        this.log4j2 = Integer.parseInt(version.substring(0, version.indexOf('.'))) >= FIRST_MAJOR_WITH_LOG4J2;
    }

    /** The version, as in Maven coordinates. */
    public String version() {
        return version;
    }

    /** Jars of a broker and its tools. */
    public List<Path> broker() {
        return classPath("org.apache.kafka:kafka_2.13:" + version);
    }

    /** Jars of a Connect worker. */
    public List<Path> worker() {
        return classPath("org.apache.kafka:connect-runtime:" + version);
    }

    /** Jars of a Connect worker whose REST interface can require a password. */
    public List<Path> lockableWorker() {
        return classPath(
                "org.apache.kafka:connect-runtime:" + version,
                "org.apache.kafka:connect-basic-auth-extension:" + version);
    }

    private List<Path> classPath(String... programs) {
        Stream<String> logging =
                log4j2 ? Stream.of(SLF4J, LOG4J2, LOG4J2_API, LOG4J2_CORE) : Stream.of(SLF4J, RELOAD4J);
        return artifacts.classPath(Stream.concat(logging, Stream.of(programs)).toArray(String[]::new));
    }

    /**
     * Writes a logging configuration that prints to standard output, which is redirected to the process's log file.
     *
     * @param folder the folder of the file
     * @return JVM argument that selects it
     */
    public String loggingArgument(Path folder) {
        String resource = log4j2 ? "log4j2.properties" : "log4j.properties";
        Path file = folder.resolve(resource);
        try (var in = KafkaPrograms.class.getResourceAsStream(resource)) {
            Files.createDirectories(folder);
            Files.write(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return log4j2 ? "-Dlog4j2.configurationFile=" + file : "-Dlog4j.configuration=file:" + file;
    }
}
