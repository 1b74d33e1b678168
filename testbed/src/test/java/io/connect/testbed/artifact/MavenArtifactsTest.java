package io.connect.testbed.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of Maven's command line, which Maven passes on to the JVMs that it forks as system properties. */
class MavenArtifactsTest {

    private static final String[] OPTIONS = {
        "maven.repo.local", "maven.settings.user", "maven.settings.global", "maven.offline", "maven.profiles"
    };
    private static final String PROGRAM = "company.internal:program:1";

    @TempDir
    Path folder;

    private Path localRepository;

    @BeforeEach
    void companyRepository() throws IOException {
        localRepository = folder.resolve("local");
        Path version = Files.createDirectories(folder.resolve("company/company/internal/program/1"));
        Files.writeString(version.resolve("program-1.jar"), "a program");
    }

    @Test
    void findsAProgramOnTheMirrorOfTheGivenSettings() throws IOException {
        try (MavenArtifacts artifacts = new MavenArtifacts(options(Map.of("maven.settings.user", mirror())))) {
            assertThat(artifacts.file(PROGRAM)).startsWith(localRepository).hasContent("a program");
        }
    }

    @Test
    void findsAProgramOnTheMirrorOfTheGivenGlobalSettings() throws IOException {
        Map<String, String> options = options(Map.of(
                "maven.settings.user", settings("<settings/>"),
                "maven.settings.global", mirror()));
        try (MavenArtifacts artifacts = new MavenArtifacts(options)) {
            assertThat(artifacts.file(PROGRAM)).startsWith(localRepository);
        }
    }

    @Test
    void findsAProgramInTheRepositoryOfAProfileThatTheCommandLineNames() throws IOException {
        String settings = settings("<settings><profiles><profile><id>company</id><repositories><repository>"
                + "<id>company</id><url>" + company() + "</url>"
                + "</repository></repositories></profile></profiles></settings>");
        Map<String, String> options =
                options(Map.of("maven.settings.user", settings, "maven.profiles", "[other, company]"));
        try (MavenArtifacts artifacts = new MavenArtifacts(options)) {
            assertThat(artifacts.file(PROGRAM)).startsWith(localRepository);
        }
    }

    @Test
    void asksNoRepositoryIfMavenIsOffline() throws IOException {
        Map<String, String> options = options(Map.of("maven.settings.user", mirror(), "maven.offline", "true"));
        try (MavenArtifacts artifacts = new MavenArtifacts(options)) {
            assertThatThrownBy(() -> artifacts.file(PROGRAM))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining(PROGRAM)
                    .hasMessageContaining("offline");
        }
    }

    @Test
    void namesTheSettingsThatItReadIfAProgramIsMissing() throws IOException {
        String settings = mirror();
        try (MavenArtifacts artifacts = new MavenArtifacts(options(Map.of("maven.settings.user", settings)))) {
            assertThatThrownBy(() -> artifacts.file("company.internal:none:1"))
                    .isInstanceOf(ArtifactException.class)
                    .hasMessageContaining("company.internal:none:1")
                    .hasMessageContaining("mirrors in " + settings);
        }
    }

    /** Both texts were encrypted as Maven does it, one with the other. */
    @Test
    void readsAnEncryptedPasswordByTheGivenMasterPassword() throws IOException {
        String security =
                settings("<settingsSecurity><master>{qmUE0Tm3SaUHVcmAUKC0kavO4GPHjAm7uhlvfGZH8sII3k2qica3aCqhPKjKdBQz}"
                        + "</master></settingsSecurity>");
        HttpServer company = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        company.createContext("/", exchange -> {
                    byte[] program = "a program".getBytes(StandardCharsets.UTF_8);
                    boolean jar = exchange.getRequestURI().getPath().endsWith("/program-1.jar");
                    exchange.sendResponseHeaders(jar ? 200 : 404, jar ? program.length : -1);
                    try (exchange) {
                        if (jar) {
                            exchange.getResponseBody().write(program);
                        }
                    }
                })
                .setAuthenticator(new BasicAuthenticator("company") {
                    @Override
                    public boolean checkCredentials(String name, String password) {
                        return name.equals("bench") && password.equals("the password of the server");
                    }
                });
        company.start();
        String user = settings("<settings><servers><server><id>company</id><username>bench</username><password>"
                + "{hxj85e8gmO4HnPQ0UOLM+fjFhIYXpfIHyDSPE+hsRCqjEZRtZ0Xth1zN3xUwt9S3}</password></server></servers>"
                + "<mirrors><mirror><id>company</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:"
                + company.getAddress().getPort() + "</url></mirror></mirrors></settings>");
        try (MavenArtifacts artifacts =
                new MavenArtifacts(options(Map.of("maven.settings.user", user, "settings.security", security)))) {
            assertThat(artifacts.file(PROGRAM)).startsWith(localRepository).hasContent("a program");
        } finally {
            company.stop(0);
        }
    }

    @Test
    void usesTheUsersSettingsIfMavenPassedNone() {
        // Maven leaves an expression as it is if it knows no value.
        Map<String, String> options = options(Map.of("maven.settings.user", "${session.request.userSettingsFile}"));
        try (MavenArtifacts artifacts = new MavenArtifacts(options)) {
            assertThatThrownBy(() -> artifacts.file("not a coordinate")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void bothKindsOfForksGetTheSameOptions() throws IOException {
        Map<String, String> passed = passed(Path.of("..", "pom.xml"));

        assertThat(passed).containsOnlyKeys(OPTIONS);
        assertThat(passed(Path.of("..", "gatling", "pom.xml"))).isEqualTo(passed);
    }

    private static Map<String, String> passed(Path pom) throws IOException {
        return Pattern.compile("-D(maven\\.[.a-z]+)=(\\$\\{[^}]+})")
                .matcher(Files.readString(pom))
                .results()
                .collect(Collectors.toMap(option -> option.group(1), option -> option.group(2)));
    }

    private Map<String, String> options(Map<String, String> given) {
        Map<String, String> options = new HashMap<>(given);
        options.put("maven.repo.local", localRepository.toString());
        return options;
    }

    private String mirror() throws IOException {
        return settings("<settings><mirrors><mirror><id>company</id><mirrorOf>*</mirrorOf><url>" + company()
                + "</url></mirror></mirrors></settings>");
    }

    private String company() {
        return folder.resolve("company").toUri().toString();
    }

    private String settings(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "settings", ".xml"), text)
                .toString();
    }
}
