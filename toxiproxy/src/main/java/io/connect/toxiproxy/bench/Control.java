package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The few calls of the HTTP interface that a measurement needs, so that any Toxiproxy server can be measured. */
final class Control {

    private static final String PROXY = "bench";

    private final URI server;
    private final HttpClient http = HttpClient.newHttpClient();

    Control(URI server) {
        this.server = server;
    }

    /** Creates the proxy and returns its port. */
    int create(int upstreamPort) throws IOException, InterruptedException {
        call("DELETE", "/proxies/" + PROXY, "");
        String answer = call(
                "POST",
                "/proxies",
                "{\"name\":\"" + PROXY + "\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"127.0.0.1:" + upstreamPort
                        + "\"}");
        String listen = answer.replaceFirst(".*\"listen\":\"([^\"]*)\".*", "$1");
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    void only(String type, String attributes) throws IOException, InterruptedException {
        none();
        call(
                "POST",
                "/proxies/" + PROXY + "/toxics",
                "{\"type\":\"" + type + "\",\"attributes\":{" + attributes + "}}");
    }

    void none() throws IOException, InterruptedException {
        call("POST", "/reset", "");
    }

    private String call(String method, String path, String body) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(server.resolve(path))
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
