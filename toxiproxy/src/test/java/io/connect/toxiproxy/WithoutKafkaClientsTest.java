package io.connect.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** kafka-clients is optional: a server without it does everything except act on calls of Kafka, and reports the reason. */
@Timeout(60)
class WithoutKafkaClientsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void refusesRulesOnKafkasCallsAndDoesAllElse() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass("io.connect.toxiproxy.ToxiproxyServer");
            try (AutoCloseable server = (AutoCloseable) type.getMethod("start").invoke(null)) {
                URI uri = (URI) type.getMethod("uri").invoke(server);
                assertThat(post(uri, "/proxies", "{'name':'p','listen':'127.0.0.1:0','upstream':'127.0.0.1:1'}")
                                .statusCode())
                        .isEqualTo(201);

                HttpResponse<String> refused = post(
                        uri,
                        "/proxies/p/toxics",
                        "{'type':'kafka_call','attributes':{'api':'EndTxn','action':'drop'}}");

                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(refused.body())
                        .contains("kafka_call needs kafka-clients on the class path, which is not there");
                assertThat(post(uri, "/proxies/p/toxics", "{'type':'latency'}").statusCode())
                        .isEqualTo(200);
                assertThat(post(
                                        uri,
                                        "/proxies/p/toxics",
                                        "{'type':'aws_call','attributes':{'operation':'GetObject','action':'drop'}}")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static URL[] classPath() throws Exception {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!entry.contains("kafka-clients")) {
                urls.add(new File(entry).toURI().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    private static HttpResponse<String> post(URI server, String path, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(server.resolve(path))
                        .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
