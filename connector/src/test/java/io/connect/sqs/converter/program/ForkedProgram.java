package io.connect.sqs.converter.program;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.awaitility.Awaitility;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/** A program with its own port on loopback. */
public final class ForkedProgram implements AutoCloseable {

    private static final Duration START_DEADLINE = Duration.ofSeconds(180);
    private static final String S3PROXY = "org.gaul:s3proxy:4.1.0";

    /** S3Proxy's Jackson 3 needs newer annotations than it declares. */
    private static final String ANNOTATIONS = "com.fasterxml.jackson.core:jackson-annotations:2.22";

    /** The last Apicurio version line that runs on Java 17. 3.x is compiled for 21. */
    private static final String REGISTRY_VERSION = "2.6.13.Final";

    private static final String REGISTRY = "io.apicurio:apicurio-registry-app:tar.gz:all:" + REGISTRY_VERSION;

    private final Process process;
    private final int port;

    private ForkedProgram(int port, List<String> java, Path log) throws IOException {
        this.port = port;
        // The shell kills the program when the shell's input ends. The input ends with this JVM, even after a crash.
        List<String> command = new ArrayList<>(List.of(
                "sh", "-c", "\"$@\" </dev/null & child=$!; cat >/dev/null; kill -9 $child", "sh", javaBinary()));
        command.addAll(java);
        this.process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            Awaitility.await("listening on port " + port + ", see " + log)
                    .atMost(START_DEADLINE)
                    .pollInterval(Duration.ofMillis(200))
                    .until(this::accepts);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts S3Proxy with objects in memory. */
    public static ForkedProgram s3(Path folder) throws IOException {
        int port = freePort();
        Path config = folder.resolve("s3proxy.properties");
        Files.writeString(
                config,
                "s3proxy.endpoint=http://127.0.0.1:" + port
                        + "\ns3proxy.authorization=none\njclouds.provider=transient-nio2\njclouds.identity=test\n"
                        + "jclouds.credential=test\n");
        Path logging = folder.resolve("logback.xml");
        Files.writeString(logging, "<configuration><root level=\"WARN\"/></configuration>");
        return new ForkedProgram(
                port,
                List.of(
                        "-Xmx512m",
                        "-Dlogback.configurationFile=" + logging,
                        "-cp",
                        classPath(ANNOTATIONS, S3PROXY),
                        "org.gaul.s3proxy.Main",
                        "--properties",
                        config.toString()),
                folder.resolve("s3.log"));
    }

    /** Starts Apicurio Registry with schemas in memory. */
    public static ForkedProgram registry(Path folder) throws IOException {
        int port = freePort();
        Path home = folder.resolve("apicurio");
        Files.createDirectories(folder);
        unpack(file(REGISTRY), home);
        return new ForkedProgram(
                port,
                List.of(
                        "-Xmx512m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        home.resolve("apicurio-registry-app-" + REGISTRY_VERSION + "-runner.jar")
                                .toString()),
                folder.resolve("registry.log"));
    }

    /** The address on which the program listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean accepts() {
        if (!process.isAlive()) {
            throw new IllegalStateException("The program ended before it listened on port " + port);
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String classPath(String... coordinates) {
        try (Context context = resolver()) {
            CollectRequest collect = new CollectRequest();
            collect.setRepositories(context.remoteRepositories());
            for (String coordinate : coordinates) {
                collect.addDependency(new Dependency(new DefaultArtifact(coordinate), "runtime"));
            }
            return context
                    .repositorySystem()
                    .resolveDependencies(context.repositorySystemSession(), new DependencyRequest(collect, null))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (DependencyResolutionException e) {
            throw new IllegalStateException("Cannot fetch " + List.of(coordinates), e);
        }
    }

    private static Path file(String coordinate) {
        try (Context context = resolver()) {
            return context.repositorySystem()
                    .resolveArtifact(
                            context.repositorySystemSession(),
                            new ArtifactRequest(new DefaultArtifact(coordinate), context.remoteRepositories(), null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new IllegalStateException("Cannot fetch " + coordinate, e);
        }
    }

    private static Context resolver() {
        ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
        // The poms pass Maven's -s, -gs and -o.
        settings("maven.settings.user").ifPresent(overrides::withUserSettingsXmlOverride);
        settings("maven.settings.global")
                .ifPresent(global -> overrides
                        .withMavenSystemHomeOverride(global.getParent())
                        .withGlobalSettingsXmlOverride(global));
        if (Boolean.getBoolean("maven.offline")) {
            overrides.offline(true);
        }
        String localRepository = System.getProperty("maven.repo.local");
        if (localRepository != null) {
            overrides.withLocalRepositoryOverride(Path.of(localRepository));
        }
        return Runtimes.INSTANCE.getRuntime().create(overrides.build());
    }

    private static Optional<Path> settings(String property) {
        return Optional.ofNullable(System.getProperty(property)).map(Path::of).filter(Files::isRegularFile);
    }

    private static void unpack(Path archive, Path folder) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                }
            }
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String javaBinary() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
