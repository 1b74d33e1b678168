package io.connect.conformance.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Calls a service in one protocol. Safe for any thread. */
public final class SqsCaller {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI endpoint;
    private final Protocol protocol;
    private final Signer signer;

    public SqsCaller(URI endpoint, Protocol protocol, Credentials credentials) {
        this.endpoint = endpoint;
        this.protocol = protocol;
        signer = new Signer(credentials);
    }

    /**
     * Calls an action. Its parameters are texts, numbers, lists and maps, with their JSON names.
     *
     * @throws Refusal when the service refuses the call
     * @throws UncheckedIOException when the service cannot be reached
     */
    public Answer call(String action, Map<String, Object> parameters) {
        byte[] body = protocol.codec().body(action, parameters);
        Response response =
                post(protocol.codec().contentType(), protocol.codec().headers(action), body);
        if (response.status() == 200) {
            return protocol.codec().answer(action, response.body());
        }
        throw protocol.codec().refusal(response.status(), response.body());
    }

    /** Posts signed content of any kind, and reads any answer. */
    public Response post(String contentType, Map<String, String> headers, byte[] body) {
        return postTo(endpoint, contentType, headers, body);
    }

    /** Posts signed content to any address of the service, such as the URL of a queue. */
    public Response postTo(URI address, String contentType, Map<String, String> headers, byte[] body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", contentType);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        all.forEach(request::setHeader);
        signer.headers(address, all, body, Instant.now()).forEach(request::setHeader);
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Response(
                    response.statusCode(),
                    response.headers().firstValue("x-amzn-query-error").orElse(""),
                    response.headers().firstValue("content-type").orElse(""),
                    response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot call " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while calling " + address, e);
        }
    }

    public Protocol protocol() {
        return protocol;
    }

    public URI endpoint() {
        return endpoint;
    }

    /**
     * An HTTP answer.
     *
     * @param status the HTTP status
     * @param queryError the header x-amzn-query-error; empty if it is missing
     * @param contentType the content type of the body
     * @param body the body of the answer
     */
    public record Response(int status, String queryError, String contentType, byte[] body) {}
}
