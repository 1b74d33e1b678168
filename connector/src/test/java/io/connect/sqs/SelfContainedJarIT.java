package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/**
 * Tests the jar that users put into a plugin folder. Loads it as Connect does: the jar's classes first, and its
 * services by name.
 */
class SelfContainedJarIT {

    @Test
    void theJarHoldsAllItNeedsAndIsFoundByItsServiceFile() throws Exception {
        URL jar = jar().toUri().toURL();
        try (ChildFirst loader = new ChildFirst(jar)) {
            SourceConnector connector = ServiceLoader.load(SourceConnector.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(found -> found.getClass().getName().equals(SqsSourceConnector.class.getName()))
                    .findFirst()
                    .orElseThrow();

            assertThat(connector.getClass().getClassLoader()).isSameAs(loader);
            assertThat(connector.version()).isEqualTo(Version.current()).doesNotContain("$");
            assertThat(connector.config().names()).contains("sqs.queue.url");
            for (String name : List.of(
                    "software.amazon.awssdk.services.sqs.SqsAsyncClient",
                    "software.amazon.awssdk.services.s3.S3Client",
                    "software.amazon.awssdk.services.sts.StsClient",
                    "io.netty.channel.Channel",
                    "com.fasterxml.jackson.databind.ObjectMapper")) {
                assertThat(loader.loadClass(name).getClassLoader()).as(name).isSameAs(loader);
            }
        }
    }

    @Test
    void nothingOfTheWorkerIsInIt() throws IOException {
        try (JarFile jar = new JarFile(jar().toFile())) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .noneMatch(name -> name.startsWith("org/slf4j/")
                            || name.startsWith("org/apache/kafka/")
                            || name.matches("META-INF/[^/]+\\.(SF|DSA|RSA)"));
        }
    }

    @Test
    void scannersFindItsParts() throws IOException {
        try (JarFile all = new JarFile(jar().toFile());
                Stream<Path> libraries = Files.list(Path.of("target", "plugin", "lib"))) {
            for (Path library : libraries.toList()) {
                assertThat(all.stream().map(entry -> entry.getName()))
                        .as("descriptors of %s", library.getFileName())
                        .containsAll(descriptors(library));
            }
        }
    }

    /** Names of the Maven coordinates in a jar. Few jars have none. */
    private static List<String> descriptors(Path library) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.matches("META-INF/maven/.+/pom\\.properties"))
                    .toList();
        }
    }

    @Test
    void theZipHoldsEveryLibraryAndTheLogoThatItsManifestNames() throws IOException {
        Path folder = Path.of("target", "components", "packages");
        try (Stream<Path> zips = Files.list(folder);
                Stream<Path> libraries = Files.list(Path.of("target", "plugin", "lib"));
                ZipFile zip = new ZipFile(zips.filter(file -> file.toString().endsWith(".zip"))
                        .findFirst()
                        .orElseThrow()
                        .toFile())) {
            List<String> names = zip.stream()
                    .map(entry -> entry.getName().replaceFirst("[^/]+/", ""))
                    .toList();
            assertThat(names)
                    .containsAll(
                            libraries.map(file -> "lib/" + file.getFileName()).toList());
            ZipEntry manifest = zip.stream()
                    .filter(entry -> entry.getName().endsWith("/manifest.json"))
                    .findFirst()
                    .orElseThrow();
            JsonNode json = new ObjectMapper().readTree(zip.getInputStream(manifest));
            assertThat(names)
                    .contains(
                            json.path("logo").asText(),
                            json.path("documentation_url").asText());
            assertThat(json.path("support").path("url").asText()).startsWith("https://");
            assertThat(json.path("source_url").asText()).startsWith("https://").doesNotContain("$");
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-all.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A class loader like Connect's: it loads classes from the plugin first, except those of Java and Connect. */
    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL jar) {
            super(new URL[] {jar}, SourceConnector.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && !name.matches("(java|javax|org\\.slf4j|org\\.apache\\.kafka)\\..*")) {
                    try {
                        loaded = findClass(name);
                    } catch (ClassNotFoundException e) {
                        loaded = null;
                    }
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }
    }
}
