package io.connect.toxiproxy.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A service behind HTTP faults, and a client that reaches it through them. */
final class ProxiedService implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestService service;
    private final HttpFaultProxy proxy;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A service that answers each request with {@code <ok/>} as this type of content. */
    ProxiedService(String contentType) {
        service = new TestService(contentType, request -> "<ok/>");
        proxy = HttpFaultProxy.start(service.uri(), HttpFaultOptions.defaults().withSeed(11));
    }

    TestService service() {
        return service;
    }

    HttpFaultProxy proxy() {
        return proxy;
    }

    /** A request to a path of the service, through the proxy. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(proxy.uri() + path)).timeout(PATIENCE);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        proxy.close();
        service.close();
    }
}
