package io.connect.bench.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a run, and gets each series that the dashboard for runs needs. */
class ScrapedRunIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DASHBOARD = Path.of("../ci/monitoring/grafana-run.json");
    private static final Pattern SERIES = Pattern.compile("bench_run_[a-z0-9_]+");

    @TempDir
    private Path work;

    private final HttpClient http =
            HttpClient.newBuilder().proxy(DirectHttp.selector()).build();

    @Test
    void prometheusHasEverySeriesThatTheDashboardOfARunDraws() throws Exception {
        Optional<Path> program = program();
        String ci = Optional.ofNullable(System.getenv("CI")).orElse("");
        if (program.isEmpty() && !ci.isBlank() && !ci.equals("false")) {
            fail(
                    "no Prometheus on the PATH: the series of a run were not scraped (Debian: apt-get install prometheus)");
        }
        assumeTrue(program.isPresent(), "NOT RUN: ScrapedRunIT needs prometheus on the PATH");
        try (MetricsEndpoint endpoint = MetricsEndpoint.open();
                PortLease ports = new PortLease()) {
            endpoint.runs().follow(MetricsEndpointTest.run("burst"));
            int port = ports.next();
            Process prometheus = start(program.get(), endpoint.address(), port);
            try {
                await().atMost(Duration.ofSeconds(90))
                        .ignoreExceptions()
                        .untilAsserted(() -> assertThat(names(port)).containsAll(drawn()));
                assertThat(get(port, "/api/v1/query?query=bench_run_backlog_messages")
                                .at("/data/result/0/value/1")
                                .asText())
                        .isEqualTo("780");
            } finally {
                prometheus.destroy();
                prometheus.waitFor(10, TimeUnit.SECONDS);
                prometheus.destroyForcibly();
            }
        }
    }

    private Process start(Path program, String target, int port) throws IOException {
        Path configuration = Files.writeString(work.resolve("prometheus.yml"), """
                global: { scrape_interval: 1s }
                scrape_configs:
                  - job_name: bench
                    static_configs: [ { targets: [ "%s" ] } ]
                """.formatted(target));
        return new ProcessBuilder(
                        program.toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + work.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("prometheus.log").toFile())
                .start();
    }

    private static Set<String> drawn() throws IOException {
        Set<String> drawn = SERIES.matcher(Files.readString(DASHBOARD))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(drawn).hasSizeGreaterThan(5);
        return drawn;
    }

    private Set<String> names(int port) throws IOException, InterruptedException {
        Set<String> names = new TreeSet<>();
        get(port, "/api/v1/label/__name__/values").path("data").forEach(name -> names.add(name.asText()));
        return names;
    }

    private JsonNode get(int port, String path) throws IOException, InterruptedException {
        return JSON.readTree(http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static Optional<Path> program() {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
