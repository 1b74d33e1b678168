package io.connect.features.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.World;
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

/** What the worker writes into its log. */
public final class LogSteps {
    private static final int ONLY = 1;

    private final World world;

    public LogSteps(World world) {
        this.world = world;
    }

    @Given("the workers log {string} at level {string}")
    public void level(String logger, String level) throws IOException, InterruptedException {
        world.logMark(worker().logFile().toFile().length());
        world.atEnd(() -> {
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

    /** Lines of this scenario's own connector: the name of each thread of Connect holds that of its connector. */
    @Then("the worker's log has {int} new lines with {string}")
    public void newLines(int count, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        Waiting.until(Waiting.USUAL, () -> {
            byte[] log = Files.readAllBytes(worker().logFile());
            int mark = Math.toIntExact(world.logMark());
            Stream<String> lines = new String(log, mark, log.length - mark, StandardCharsets.UTF_8).lines();
            assertThat(lines.filter(line -> line.contains(world.connectors().name()))
                            .filter(line -> wanted.matcher(line).find()))
                    .hasSize(count);
        });
    }

    @Given("the worker's log is read from here on")
    public void mark() {
        world.logMark(worker().logFile().toFile().length());
    }

    @Then("the worker's log says {string}")
    public void says(String text) {
        Waiting.until(Waiting.USUAL, () -> {
            byte[] log = Files.readAllBytes(worker().logFile());
            int mark = Math.toIntExact(world.logMark());
            assertThat(new String(log, mark, log.length - mark, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.contains(text)))
                    .as("lines with '%s'", text)
                    .isNotEmpty();
        });
    }

    private void set(String logger, String level) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(world.workers().uri(ONLY).resolve("/admin/loggers/" + logger))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"level\":\"" + level + "\"}"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JvmProcess worker() {
        return world.workers().workers().get(0);
    }
}
