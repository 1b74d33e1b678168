package io.connect.testbed.artifact;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtime;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.List;
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
 * Resolves the programs of the testbed from their Maven coordinates, with the user's own settings.xml, mirrors and local
 * repository, so that users need not install them.
 *
 * <p>{@link #close()} is not thread-safe; resolving may be called from several threads.
 */
public final class MavenArtifacts implements AutoCloseable {
    private final Context context;

    /** Opens the resolver with the user's settings. It uses the network only from the first resolution on. */
    public MavenArtifacts() {
        Runtime runtime = Runtimes.INSTANCE.getRuntime();
        ContextOverrides.Builder overrides = ContextOverrides.create().withUserSettings(true);
        // Set on Maven's command line, and passed on to the JVMs that Maven forks.
        String localRepository = System.getProperty("maven.repo.local", "");
        if (!localRepository.isBlank()) {
            overrides.withLocalRepositoryOverride(Path.of(localRepository));
        }
        this.context = runtime.create(overrides.build());
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
            throw new ArtifactException(String.join(", ", coordinates), e);
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
            throw new ArtifactException(coordinate, e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
