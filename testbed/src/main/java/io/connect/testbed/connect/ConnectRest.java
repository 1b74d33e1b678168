package io.connect.testbed.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The part of Connect's REST interface that a run needs.
 *
 * <p>Thread-safe. During a rebalance the workers answer 409. Such requests are repeated for a while, because the answer is not
 * about the request itself.
 */
public final class ConnectRest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** After ninety seconds at the latest, Connect answers with a timeout. */
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(100);

    private static final Duration REBALANCE_PATIENCE = Duration.ofSeconds(30);
    private static final long REBALANCE_PAUSE_MS = 250;
    private static final int CONFLICT = 409;
    private static final int NOT_FOUND = 404;

    private final String worker;
    private final RestConnection entry;

    /** @param worker address of any worker without login */
    public ConnectRest(URI worker) {
        this(worker, RestConnection.OPEN);
    }

    /**
     * The interface of a cluster that may require a login.
     *
     * @param worker address of any worker, or of a load balancer or gateway for all workers, with the path before theirs
     */
    public ConnectRest(URI worker, RestConnection entry) {
        this.worker = worker.toString().replaceAll("/+$", "");
        this.entry = entry;
    }

    /** True when the worker answers and has joined its group: then it also accepts connectors. */
    public boolean isReady() {
        try {
            HttpRequest request =
                    request("/connectors").timeout(Duration.ofSeconds(2)).GET().build();
            return entry.http()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Creates a connector or replaces its configuration. */
    public void put(String connector, Map<String, String> config) {
        send(request("/connectors/" + connector + "/config").PUT(body(config)), "create connector " + connector);
    }

    /** Deletes a connector; a connector that does not exist is no error. */
    public void delete(String connector) {
        try {
            send(request("/connectors/" + connector).DELETE(), "delete connector " + connector);
        } catch (ConnectRestException e) {
            if (e.status() != NOT_FOUND) {
                throw e;
            }
        }
    }

    /** The connector's status; empty if Connect does not know it. */
    public Optional<ConnectorStatus> status(String connector) {
        try {
            JsonNode answer =
                    send(request("/connectors/" + connector + "/status").GET(), "read status of " + connector);
            List<ConnectorStatus.Task> tasks = new ArrayList<>();
            for (JsonNode task : answer.path("tasks")) {
                tasks.add(new ConnectorStatus.Task(
                        task.path("id").asInt(),
                        task.path("state").asText(),
                        task.path("worker_id").asText(),
                        task.path("trace").asText("")));
            }
            return Optional.of(new ConnectorStatus(
                    answer.at("/connector/state").asText(),
                    answer.at("/connector/trace").asText(""),
                    tasks));
        } catch (ConnectRestException e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Lets Connect validate a configuration.
     *
     * @return key to its errors, in the order of the configuration definition; keys without errors are absent
     */
    public Map<String, List<String>> validate(String connectorClass, Map<String, String> config) {
        JsonNode answer = send(
                request("/connector-plugins/" + connectorClass + "/config/validate")
                        .PUT(body(config)),
                "validate a configuration of " + connectorClass);
        Map<String, List<String>> errors = new java.util.LinkedHashMap<>();
        for (JsonNode entry : answer.path("configs")) {
            List<String> messages = new ArrayList<>();
            entry.at("/value/errors").forEach(error -> messages.add(error.asText()));
            if (!messages.isEmpty()) {
                errors.put(entry.at("/value/name").asText(), messages);
            }
        }
        return errors;
    }

    /** Restarts one task. */
    public void restartTask(String connector, int task) {
        send(
                request("/connectors/" + connector + "/tasks/" + task + "/restart")
                        .POST(HttpRequest.BodyPublishers.noBody()),
                "restart task " + task + " of " + connector);
    }

    /** Restarts a connector with its tasks: all of them, or only the failed ones (KIP-745). */
    public void restart(String connector, boolean onlyFailed) {
        send(
                request("/connectors/" + connector + "/restart?includeTasks=true&onlyFailed=" + onlyFailed)
                        .POST(HttpRequest.BodyPublishers.noBody()),
                "restart " + connector);
    }

    /** Stops the connector's tasks. Its configuration and offsets are retained (KIP-875). */
    public void stop(String connector) {
        send(
                request("/connectors/" + connector + "/stop").PUT(HttpRequest.BodyPublishers.noBody()),
                "stop " + connector);
    }

    /** Pauses the connector: its tasks remain, but Connect does not poll them. */
    public void pause(String connector) {
        send(
                request("/connectors/" + connector + "/pause").PUT(HttpRequest.BodyPublishers.noBody()),
                "pause " + connector);
    }

    /** Starts the tasks of a stopped or paused connector. */
    public void resume(String connector) {
        send(
                request("/connectors/" + connector + "/resume").PUT(HttpRequest.BodyPublishers.noBody()),
                "resume " + connector);
    }

    /** The committed source offsets, in Connect's format. */
    public JsonNode offsets(String connector) {
        return send(request("/connectors/" + connector + "/offsets").GET(), "read offsets of " + connector);
    }

    /** Deletes the source offsets of a stopped connector (KIP-875). */
    public void deleteOffsets(String connector) {
        send(request("/connectors/" + connector + "/offsets").DELETE(), "delete offsets of " + connector);
    }

    /** Names of all connectors, including those of other experiments. */
    public List<String> connectors() {
        List<String> names = new ArrayList<>();
        send(request("/connectors").GET(), "list the connectors").forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Version of the Connect runtime that answers the request. */
    public String version() {
        return send(request("/").GET(), "ask for the version").path("version").asText();
    }

    /** All connector classes the worker has found, with their versions. */
    public Map<String, String> plugins() {
        Map<String, String> plugins = new TreeMap<>();
        send(request("/connector-plugins").GET(), "list the plugins")
                .forEach(plugin -> plugins.put(
                        plugin.path("class").asText(), plugin.path("version").asText("")));
        return plugins;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(worker + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json");
        entry.authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private static HttpRequest.BodyPublisher body(Object value) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + value, e);
        }
    }

    private JsonNode send(HttpRequest.Builder builder, String what) {
        HttpRequest request = builder.build();
        long giveUp = System.nanoTime() + REBALANCE_PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> response = exchange(request, what);
            if (response.statusCode() == CONFLICT && System.nanoTime() < giveUp) {
                awaitTurn(what);
                continue;
            }
            if (response.statusCode() / 100 != 2) {
                throw new ConnectRestException(
                        "cannot " + what + " at " + worker + ": status " + response.statusCode() + ", "
                                + response.body(),
                        response.statusCode());
            }
            return parse(response.body(), what);
        }
    }

    private HttpResponse<String> exchange(HttpRequest request, String what) {
        try {
            return entry.http().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new ConnectRestException("cannot " + what + " at " + worker + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectRestException("interrupted while trying to " + what, e);
        }
    }

    private static JsonNode parse(String body, String what) {
        try {
            return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new ConnectRestException("the answer to '" + what + "' is no JSON: " + body, e);
        }
    }

    /** Connect does not report the end of a rebalance, so its state is polled at this interval. */
    private static void awaitTurn(String what) {
        try {
            Thread.sleep(REBALANCE_PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectRestException("interrupted while trying to " + what, e);
        }
    }
}
