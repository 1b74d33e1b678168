package io.connect.testbed.artifact;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/**
 * Resolves the programs of the testbed from their Maven coordinates, with the settings, mirrors and local repository of the
 * Maven command that runs, so that users need not install them.
 *
 * <p>{@link #close()} is not thread-safe; resolving may be called from several threads.
 */
public final class MavenArtifacts implements AutoCloseable {
    private static final String USER_SETTINGS = "maven.settings.user";
    /** Maven's own option for the file with the master password, by which it reads encrypted passwords of servers. */
    private static final String SECURITY = "settings.security";

    private final Context context;
    /** The settings that the repositories come from, for messages. */
    private final String settings;

    /** Opens the resolver with the options of Maven's command line. It uses the network only from the first resolution on. */
    public MavenArtifacts() {
        this(System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("maven.") || name.equals(SECURITY))
                .collect(Collectors.toMap(Function.identity(), System::getProperty)));
    }

    /** @param options the properties by which the poms pass Maven's -s, -gs, -o, -P and -Dmaven.repo.local to its forks, and
     *     -Dsettings.security, which they get by themselves */
    MavenArtifacts(Map<String, String> options) {
        ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
        file(options, USER_SETTINGS).ifPresent(overrides::withUserSettingsXmlOverride);
        // MIMA reads global settings only beside a Maven home, and here it is told only the file.
        file(options, "maven.settings.global")
                .ifPresent(global -> overrides
                        .withMavenSystemHomeOverride(global.toAbsolutePath().getParent())
                        .withGlobalSettingsXmlOverride(global));
        file(options, SECURITY).ifPresent(overrides::withUserSettingsSecurityXmlOverride);
        if (Boolean.parseBoolean(options.get("maven.offline"))) {
            overrides.offline(true);
        }
        overrides.withActiveProfileIds(
                List.of(options.getOrDefault("maven.profiles", "").split("[\\[\\], ]+")));
        String localRepository = options.getOrDefault("maven.repo.local", "");
        if (!localRepository.isBlank()) {
            overrides.withLocalRepositoryOverride(Path.of(localRepository));
        }
        this.settings = file(options, USER_SETTINGS).map(Path::toString).orElse("~/.m2/settings.xml");
        this.context = Runtimes.INSTANCE.getRuntime().create(overrides.build());
    }

    /** Maven names its default files whether or not they exist, and leaves an expression as it is if it knows no value. */
    private static Optional<Path> file(Map<String, String> options, String name) {
        return Optional.ofNullable(options.get(name)).map(Path::of).filter(Files::isRegularFile);
    }

    /**
     * The jars of a program and of its runtime dependencies.
     *
     * @param coordinates {@code group:artifact:version}; versions specified first override transitive ones
     * @return files in class path order
     * @throws ArtifactException when one of them is not available, with its name
     */
    public List<Path> classPath(String... coordinates) {
        CollectRequest collect = new CollectRequest();
        collect.setRepositories(context.remoteRepositories());
        for (String coordinate : coordinates) {
            collect.addDependency(new Dependency(new DefaultArtifact(coordinate), JavaScopes.RUNTIME));
        }
        DependencyFilter runtimeScope = DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME);
        try {
            return context
                    .repositorySystem()
                    .resolveDependencies(
                            context.repositorySystemSession(), new DependencyRequest(collect, runtimeScope))
                    .getArtifactResults()
                    .stream()
                    .map(result -> result.getArtifact().getFile().toPath())
                    .toList();
        } catch (DependencyResolutionException e) {
            throw new ArtifactException(String.join(", ", coordinates), settings, e);
        }
    }

    /**
     * One file, without its dependencies.
     *
     * @param coordinate {@code group:artifact[:extension[:classifier]]:version}
     * @return the file in the local repository
     */
    public Path file(String coordinate) {
        Artifact artifact = new DefaultArtifact(coordinate);
        try {
            return context.repositorySystem()
                    .resolveArtifact(
                            context.repositorySystemSession(),
                            new ArtifactRequest(artifact, context.remoteRepositories(), null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new ArtifactException(coordinate, settings, e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
