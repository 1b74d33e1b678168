package io.connect.toxiproxy.bench;

import com.sun.net.httpserver.HttpServer;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.http.HttpFaultProxy;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures the time that {@link HttpFaultProxy} adds to a request, with a fault in place that matches no request. Start it with
 * {@code java -cp toxiproxy/target/toxiproxy.jar io.connect.toxiproxy.bench.HttpFaultBench}.
 */
public final class HttpFaultBench {

    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 3_000;
    private static final int BODY_BYTES = 1_000;

    private HttpFaultBench() {}

    public static void main(String[] arguments) throws Exception {
        run(WARM_UP, ROUNDS, System.out);
    }

    /** Measures with this many requests, and prints one line. */
    static void run(int warmUp, int rounds, PrintStream out) throws Exception {
        // Without it the JDK's server waits 40 ms for an acknowledgement before it sends a body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        ExecutorService executor = Executors.newCachedThreadPool();
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        service.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        service.setExecutor(executor);
        service.start();
        URI direct = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        try (HttpFaultProxy proxy = HttpFaultProxy.start(direct)) {
            proxy.apply(HttpFault.throttle(1e9));
            HttpClient http =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            medianMs(http, direct, warmUp);
            medianMs(http, proxy.uri(), warmUp);
            double directMs = medianMs(http, direct, rounds);
            double proxiedMs = medianMs(http, proxy.uri(), rounds);
            out.printf(
                    "request of 1 KB, median: direct %.3f ms, through the proxy %.3f ms, overhead %.3f ms%n",
                    directMs, proxiedMs, proxiedMs - directMs);
        } finally {
            service.stop(0);
            executor.shutdownNow();
        }
    }

    private static double medianMs(HttpClient http, URI uri, int rounds) throws IOException, InterruptedException {
        double[] millis = new double[rounds];
        HttpRequest request = HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[BODY_BYTES]))
                .build();
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            http.send(request, HttpResponse.BodyHandlers.discarding());
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return millis[rounds / 2];
    }
}
