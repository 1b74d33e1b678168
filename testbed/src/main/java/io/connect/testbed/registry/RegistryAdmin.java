package io.connect.testbed.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.process.ProcessFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Registers schemas over the Confluent API of a registry, independently of load and subject. Thread-safe. */
public final class RegistryAdmin {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .proxy(DirectHttp.selector())
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final URI api;

    /** @param api address of the Confluent-compatible API */
    public RegistryAdmin(URI api) {
        this.api = api;
    }

    /** Registers an Avro schema as a subject's newest version, as {@link #register(String, String, String)} does. */
    public int register(String subject, String schema) {
        return register(subject, "AVRO", schema);
    }

    /**
     * Registers a schema as a subject's newest version.
     *
     * @param type {@code AVRO}, {@code JSON} or {@code PROTOBUF}
     * @return the id for the wire format
     * @throws ProcessFailedException when the registry rejects it, with its answer
     */
    public int register(String subject, String type, String schema) {
        URI uri = URI.create(api + "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions");
        try {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            JSON.writeValueAsString(Map.of("schemaType", type, "schema", schema))))
                    .build();
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new ProcessFailedException("the registry did not take the schema of " + subject + ": HTTP "
                        + answer.statusCode() + " " + answer.body());
            }
            return id(subject, answer.body());
        } catch (IOException e) {
            throw new ProcessFailedException("the registry at " + uri + " did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted while registering the schema of " + subject, e);
        }
    }

    private static int id(String subject, String body) throws JsonProcessingException {
        var id = JSON.readTree(body).path("id");
        if (!id.isInt()) {
            throw new ProcessFailedException("the registry gave no id for the schema of " + subject + ": " + body);
        }
        return id.asInt();
    }
}
