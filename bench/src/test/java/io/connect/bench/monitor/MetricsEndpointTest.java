package io.connect.bench.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Progress;
import io.connect.bench.sample.DepthSample;
import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.sqs.QueueDepth;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

    /** A run during a fault. */
    static LiveRun run(String scenario) {
        return new LiveRun(
                scenario,
                () -> new Progress(5_800, 5_790, 5_780, 5_000, 0, 0),
                () -> OptionalDouble.of(76),
                () -> List.of("broker-1 killed"),
                () -> 2,
                () -> Optional.of(new DepthSample(1, new QueueDepth(700, 80, 0))));
    }

    @Test
    void showsARunFromItsBeginningToItsEndAsOpenMetrics() throws Exception {
        try (MetricsEndpoint endpoint = MetricsEndpoint.open()) {
            assertThat(scrape(endpoint)).doesNotContain("scenario=");

            RunMetrics.Following shown = endpoint.runs().follow(run("partial-failure@broker"));
            assertThat(scrape(endpoint).lines())
                    .contains(
                            "bench_run_offered_messages_total{scenario=\"partial-failure@broker\"} 5800.0",
                            "bench_run_arrived_messages_total{scenario=\"partial-failure@broker\"} 5000.0",
                            "bench_run_backlog_messages{scenario=\"partial-failure@broker\"} 780.0",
                            "bench_run_latency_p95_seconds{scenario=\"partial-failure@broker\"} 0.076",
                            "bench_run_queue_messages{scenario=\"partial-failure@broker\",state=\"visible\"} 700.0",
                            "bench_run_faults_in_force{scenario=\"partial-failure@broker\"} 1.0",
                            "bench_run_fault_in_force{fault=\"broker-1 killed\",scenario=\"partial-failure@broker\"} 1.0",
                            "bench_run_faults_total{scenario=\"partial-failure@broker\"} 2.0",
                            "# EOF");
            shown.end();

            assertThat(scrape(endpoint)).doesNotContain("scenario=");
        }
    }

    @Test
    void showsRunsBesideEachOther() throws Exception {
        try (MetricsEndpoint endpoint = MetricsEndpoint.open()) {
            endpoint.runs().follow(run("test-1@base"));
            endpoint.runs().follow(run("test-1@candidate"));

            assertThat(scrape(endpoint)).contains("scenario=\"test-1@base\"", "scenario=\"test-1@candidate\"");
        }
    }

    private static String scrape(MetricsEndpoint endpoint) throws Exception {
        HttpClient http = HttpClient.newBuilder().proxy(DirectHttp.selector()).build();
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://" + endpoint.address() + "/metrics"))
                        .header("Accept", "application/openmetrics-text; version=1.0.0")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        return answer.body();
    }
}
