package io.connect.features.world.stores;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.features.world.place.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/** The schemas of a scenario, registered as any client of a Confluent registry does. The first one starts the registry. */
public final class Schemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int OK = 200;
    private static final int HEAD_BYTES = 5;

    private final Place place;
    private int latest;

    public Schemas(Place place) {
        this.place = place;
    }

    /**
     * Registers a schema.
     *
     * @param type {@code AVRO}, {@code JSON} or {@code PROTOBUF}
     */
    public void register(String subject, String type, String schema) {
        URI registry = place.stores().registry();
        String body = JSON.createObjectNode()
                .put("schemaType", type)
                .put("schema", schema)
                .toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create(registry + "/subjects/" + subject + "/versions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode id = JSON.readTree(answer.body()).path("id");
            if (answer.statusCode() != OK || !id.isInt()) {
                throw new IllegalStateException("the registry refused the schema of " + subject + ": "
                        + answer.statusCode() + " " + answer.body());
            }
            latest = id.asInt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot register the schema of " + subject + " at " + registry, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while registering the schema of " + subject, e);
        }
    }

    /** Id of the schema registered last. */
    public int latest() {
        return latest;
    }

    /** Confluent's wire format, as SQS can carry it: base64 of a zero byte, the id and the data. */
    public static String wireFormat(int id, String hex) {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(HEAD_BYTES + data.length)
                        .put((byte) 0)
                        .putInt(id)
                        .put(data)
                        .array());
    }
}
