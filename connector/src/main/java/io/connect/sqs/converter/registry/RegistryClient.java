package io.connect.sqs.converter.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.sqs.converter.json.ByteOrderMark;
import io.connect.sqs.converter.registry.RegisteredSchema.Reference;
import io.connect.sqs.converter.service.ServiceHealth;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Reads schemas from a registry with the part of Confluent's HTTP API that all compatible registries support. If there are
 * several addresses, the last one that answered is tried first, then the others. Thread-safe; calls block.
 */
final class RegistryClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final String ACCEPTED = "application/vnd.schemaregistry.v1+json, application/json";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNPROCESSABLE = 422;

    /** Larger than any schema, because registries store schemas in Kafka records. */
    private static final long MOST_ANSWER_BYTES = 1 << 26;

    /** The largest depth of references. Deeper references are a cycle. */
    private static final int DEEPEST_REFERENCES = 32;

    private final ServiceHealth health = new ServiceHealth("the schema registry");
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http;
    private final List<URI> addresses;
    private final Optional<String> authorization;
    private volatile int preferred;

    RegistryClient(RegistrySettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .proxy(settings.proxies().selector());
        if (settings.proxies().hasLogin()) {
            builder.authenticator(settings.proxies().authenticator());
        }
        RegistryTls.context(settings).ifPresent(builder::sslContext);
        this.http = builder.build();
        this.addresses = settings.addresses();
        // Reports an unusable proxy now. During a conversion it would count as the message's fault.
        addresses.forEach(settings.proxies()::towards);
        this.authorization = settings.basicAuth()
                .map(secret -> "Basic "
                        + Base64.getEncoder().encodeToString(secret.value().getBytes(StandardCharsets.UTF_8)));
    }

    /** The exception for a response that has not arrived yet. */
    ServiceUnavailableException overdue(String what) {
        return health.failure("The schema registry has not answered yet when asked for " + what, null);
    }

    /**
     * The schema with this id.
     *
     * @throws DataException if the registry does not have the schema
     * @throws ServiceUnavailableException if the registry cannot be reached or fails
     */
    RegisteredSchema byId(int id) {
        return schema(get("schemas/ids/" + id, "schema id " + id), id);
    }

    /** The newest schema of a subject; throws the same exceptions as {@link #byId}. */
    RegisteredSchema latest(String subject) {
        JsonNode answer = get("subjects/" + encode(subject) + "/versions/latest", "subject '" + subject + "'");
        return schema(answer, answer.path("id").asInt());
    }

    /**
     * The texts of all schemas that a schema refers to, directly or indirectly, by name; throws the same exceptions as {@link
     * #byId}.
     *
     * @return the texts, in an order in which no schema refers to a later one
     */
    Map<String, String> references(RegisteredSchema schema) {
        Map<String, String> texts = new LinkedHashMap<>();
        collect(schema, texts, 0);
        return texts;
    }

    private void collect(RegisteredSchema schema, Map<String, String> texts, int depth) {
        if (depth > DEEPEST_REFERENCES) {
            throw new DataException("Schema " + schema.id() + " refers to itself through its references");
        }
        for (Reference reference : schema.references()) {
            if (!texts.containsKey(reference.name())) {
                JsonNode answer = get(
                        "subjects/" + encode(reference.subject()) + "/versions/" + reference.version(),
                        "version " + reference.version() + " of subject '" + reference.subject() + "'");
                RegisteredSchema referred = schema(answer, answer.path("id").asInt());
                collect(referred, texts, depth + 1);
                texts.put(reference.name(), referred.text());
            }
        }
    }

    private RegisteredSchema schema(JsonNode answer, int id) {
        if (!answer.path("schema").isTextual()) {
            throw health.failure("The schema registry answers without a schema for id " + id, null);
        }
        health.succeeded();
        List<Reference> references = new ArrayList<>();
        for (JsonNode reference : answer.path("references")) {
            references.add(new Reference(
                    reference.path("name").asText(),
                    reference.path("subject").asText(),
                    reference.path("version").asInt()));
        }
        return new RegisteredSchema(
                id,
                answer.path("schemaType").asText(RegisteredSchema.AVRO),
                ByteOrderMark.skip(answer.path("schema").asText()),
                references);
    }

    private JsonNode get(String path, String what) {
        RetriableException last = null;
        int first = preferred;
        for (int i = 0; i < addresses.size(); i++) {
            int index = (first + i) % addresses.size();
            try {
                JsonNode answer = get(addresses.get(index), path, what);
                preferred = index;
                return answer;
            } catch (RetriableException e) {
                if (last != null) {
                    e.addSuppressed(last);
                }
                last = e;
            }
        }
        throw last == null ? health.failure("No schema registry to ask for " + what, null) : last;
    }

    private JsonNode get(URI address, String path, String what) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", ACCEPTED);
        authorization.ifPresent(value -> request.header("Authorization", value));
        HttpResponse<String> response;
        try {
            response = http.send(request.build(), BoundedBody.of(MOST_ANSWER_BYTES, REQUEST_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RetriableException("Interrupted while asking the schema registry for " + what, e);
        } catch (IOException e) {
            throw health.failure(
                    "Cannot reach the schema registry " + address + " for " + what + ": " + describe(e), e);
        }
        return read(address, what, response);
    }

    private JsonNode read(URI address, String what, HttpResponse<String> response) {
        Optional<JsonNode> body = parse(response.body());
        int status = response.statusCode();
        if (status == OK && body.isPresent()) {
            return body.get();
        }
        String problem = "The schema registry " + address + " answers " + status + " when asked for " + what;
        throw refusal(status, body, problem);
    }

    private ConnectException refusal(int status, Optional<JsonNode> body, String problem) {
        // Only the registry itself sends error codes. A 404 without a code is from a server in front of the registry.
        boolean fromRegistry = body.filter(answer -> answer.has("error_code")).isPresent();
        String detail =
                body.map(answer -> ": " + answer.path("message").asText("")).orElse("");
        if (fromRegistry && (status == NOT_FOUND || status == UNPROCESSABLE)) {
            return new DataException(problem + detail);
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return health.failure(
                    problem + ": it refuses the credentials of schema.registry.basic.auth.user.info"
                            + " or of the client certificate",
                    null);
        }
        return health.failure(problem + detail, null);
    }

    private Optional<JsonNode> parse(String body) {
        try {
            JsonNode tree = json.readTree(body);
            return tree.isObject() ? Optional.of(tree) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static String describe(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
