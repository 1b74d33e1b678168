package io.connect.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Peer;
import io.connect.toxiproxy.profile.FaultProfile;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.toxic.ToxicType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the README's examples, so that they stay correct. */
class ReadmeTest {

    private String readme;

    @BeforeEach
    void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void itsProfileCanBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), block("yaml"));

        FaultProfile profile = FaultProfiles.read(file);

        assertThat(profile.toxics()).hasSize(1);
        assertThat(profile.resetsEvery()).isPresent();
    }

    @Test
    void itNamesEveryProfileAndEveryToxicWithItsAttributes() {
        assertThat(FaultProfiles.names()).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
        assertThat(ToxicType.values())
                .filteredOn(type -> type != ToxicType.NOOP)
                .allSatisfy(type -> assertThat(readme.lines()
                                .filter(line -> line.startsWith("| `" + type.text() + "`"))
                                .toList())
                        .singleElement()
                        .satisfies(line -> type.attributeNames()
                                .forEach(name -> assertThat(line).contains("`" + name + "`"))));
    }

    @Test
    void itsCallsAreAnsweredAsItSays() throws Exception {
        try (Peer echo = Peer.echo();
                ToxiproxyServer server = ToxiproxyServer.start()) {
            server.proxies().create("sqs", "127.0.0.1:0", echo.address());
            List<MatchResult> calls = Pattern.compile(
                            "^\\$ curl (?:-X (\\w+) )?(?:-d '([^']*)' )?http://127\\.0\\.0\\.1:8474(\\S+).*\\n(\\{.*)?",
                            Pattern.MULTILINE)
                    .matcher(readme)
                    .results()
                    .toList();
            assertThat(calls).hasSize(7);
            for (MatchResult call : calls) {
                String method = call.group(1) == null ? "POST" : call.group(1);
                HttpResponse<String> answer = send(server.uri().resolve(call.group(3)), method, call.group(2));
                assertThat(answer.statusCode()).as(call.group()).isBetween(200, 204);
                if (call.group(4) != null) {
                    // The port differs in each run.
                    assertThat(answer.body().replaceAll("127\\.0\\.0\\.1:\\d+", "HERE"))
                            .isEqualTo(call.group(4).replaceAll("127\\.0\\.0\\.1:\\d+", "HERE"));
                }
            }
        }
    }

    private String block(String language) {
        return Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL)
                .matcher(readme)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static HttpResponse<String> send(URI uri, String method, String body)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(uri).method(method, publisher).build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
