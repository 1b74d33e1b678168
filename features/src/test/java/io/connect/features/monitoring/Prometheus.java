package io.connect.features.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.process.Loopback;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Prometheus installed on this machine, as a process on loopback that ends with {@link #close()}. */
final class Prometheus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PortLease ports = new PortLease();
    private final int port = ports.next();
    private final HttpClient http =
            HttpClient.newBuilder().proxy(DirectHttp.selector()).build();
    private final Process process;
    private final Path log;

    /** Starts a process with its data below {@code work}; it is ready when {@link #isReady()} returns true. */
    Prometheus(Path configuration, Path work) throws IOException {
        log = work.resolve("prometheus.log");
        process = new ProcessBuilder(
                        program("prometheus").orElseThrow().toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + work.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** A program on the PATH. */
    static Optional<Path> program(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("Prometheus ended; see " + log);
        }
        return Loopback.accepts(port);
    }

    /** The address and the health of every target. */
    List<String> targets() throws IOException, InterruptedException {
        List<String> targets = new ArrayList<>();
        for (JsonNode target : get("/api/v1/targets").path("data").path("activeTargets")) {
            targets.add(target.path("labels").path("job").asText() + " "
                    + target.path("labels").path("process").asText() + " "
                    + target.path("health").asText());
        }
        return targets.stream().sorted().toList();
    }

    /** Names of all series that were scraped. */
    List<String> names() throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        get("/api/v1/label/__name__/values").path("data").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** The value of the first series of an expression's result. */
    Optional<Double> value(String expression) throws IOException, InterruptedException {
        JsonNode result = get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
                .path("data")
                .path("result");
        return result.isEmpty()
                ? Optional.empty()
                : Optional.of(result.get(0).path("value").get(1).asDouble());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " was answered " + response.statusCode() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        ports.close();
    }
}
