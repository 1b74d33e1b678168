package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.place.Workers;
import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The worker's log. */
public final class LogSteps {
    private static final int ONLY = 1;

    private final RunningScenario scenario;
    private final Workers workers;
    private final Connectors connectors;
    /** The end of the log when the scenario started to read it. */
    private long markBytes;

    public LogSteps(RunningScenario scenario, Workers workers, Connectors connectors) {
        this.scenario = scenario;
        this.workers = workers;
        this.connectors = connectors;
    }

    @Given("the workers log {string} at level {string}")
    public void level(String logger, String level) throws IOException, InterruptedException {
        mark();
        scenario.atEnd(() -> {
            try {
                set(logger, "INFO");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        set(logger, level);
    }

    /** Lines of this scenario's own connector: each Connect thread has the name of its connector in its own name. */
    @Then("the worker's log has {int} new lines with {string}")
    public void newLines(int count, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(sinceMark()
                                .filter(line -> line.contains(connectors.name()))
                                .filter(line -> wanted.matcher(line).find()))
                        .hasSize(count));
    }

    @Given("the worker's log is read from here on")
    public void mark() {
        markBytes = worker().logFile().toFile().length();
    }

    @Then("the worker's log says {string}")
    public void says(String text) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(sinceMark().filter(line -> line.contains(text)))
                        .as("lines with '%s'", text)
                        .isNotEmpty());
    }

    private void set(String logger, String level) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(workers.group().uri(ONLY).resolve("/admin/loggers/" + logger))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"level\":\"" + level + "\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newBuilder()
                .proxy(DirectHttp.selector())
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Stream<String> sinceMark() throws IOException {
        byte[] log = Files.readAllBytes(worker().logFile());
        int mark = Math.toIntExact(markBytes);
        return new String(log, mark, log.length - mark, StandardCharsets.UTF_8).lines();
    }

    private JvmProcess worker() {
        return workers.group().workers().get(0);
    }
}
