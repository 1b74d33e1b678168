package io.connect.bench.monitor;

import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Publishes the running scenarios under {@code /metrics} on a free port of the loopback interface, as OpenMetrics text, until it
 * is closed.
 */
public final class MetricsEndpoint implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int ANY_PORT = 0;

    private final RunMetrics runs = new RunMetrics();
    private final HTTPServer server;

    private MetricsEndpoint() throws IOException {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(runs);
        server = HTTPServer.builder()
                .hostname(HOST)
                .port(ANY_PORT)
                .registry(registry)
                .buildAndStart();
    }

    /** Opens an endpoint. */
    public static MetricsEndpoint open() {
        try {
            return new MetricsEndpoint();
        } catch (IOException e) {
            throw new UncheckedIOException("the series of the run cannot be shown on a port of " + HOST, e);
        }
    }

    /** The runs that the endpoint publishes. */
    public RunMetrics runs() {
        return runs;
    }

    /** Host and port, in the form of a Prometheus target. */
    public String address() {
        return HOST + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}
