package io.connect.toxiproxy.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.contract.Caller.Answer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of any Toxiproxy server. Every subclass always runs against the embedded server on epoll and on NIO, and against
 * a genuine server if its URL is set. Each test starts with a server without proxies.
 */
@ParameterizedClass
@MethodSource("backends")
@Timeout(60)
abstract class ToxiproxyContract {

    static final int READ_TIMEOUT_MS = 10_000;

    static List<Backend> backends() {
        return Backend.all();
    }

    @Parameter
    Backend backend;

    Caller http;

    /** The upstream of the proxies in most tests. */
    Peer echo;

    private final List<AutoCloseable> resources = new ArrayList<>();

    @BeforeEach
    void startEmpty() {
        http = new Caller(backend.uri());
        deleteAllProxies();
        echo = keep(Peer.echo());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
        deleteAllProxies();
    }

    private void deleteAllProxies() {
        http.get("/proxies").json().fieldNames().forEachRemaining(name -> http.delete("/proxies/" + name));
    }

    final Answer create(String name, String listen) {
        return create(name, listen, echo);
    }

    final Answer create(String name, String listen, Peer upstream) {
        return http.post(
                "/proxies",
                "{\"name\":\"" + name + "\",\"listen\":\"" + listen + "\",\"upstream\":\"" + upstream.address()
                        + "\"}");
    }

    /** Creates proxy p in front of a peer, which is closed after the test; returns the port. */
    final int proxyTo(Peer peer) {
        keep(peer);
        return port(create("p", "127.0.0.1:0", peer));
    }

    final void toxic(String type, String stream, String attributes) {
        Answer answer = http.post(
                "/proxies/p/toxics",
                "{\"type\":\"" + type + "\",\"stream\":\"" + stream + "\",\"attributes\":{" + attributes + "}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    static void assertError(Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + message + "\",\"status\":" + status + "}\n");
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    static int port(Answer answer) {
        String listen = answer.json().path("listen").asText();
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    final Socket connect(int port) {
        try {
            return keep(connectOrFail(port));
        } catch (IOException e) {
            throw new IllegalStateException("No connection to port " + port, e);
        }
    }

    static Socket connectOrFail(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), READ_TIMEOUT_MS);
        return socket;
    }

    static void assertEchoes(Socket socket) {
        byte[] sent = "is anyone there?".getBytes(UTF_8);
        try {
            socket.getOutputStream().write(sent);
            assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        } catch (IOException e) {
            throw new AssertionError("The connection does not echo", e);
        }
    }

    static Duration roundTrip(Socket socket) {
        long start = System.nanoTime();
        assertEchoes(socket);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The number of bytes until the end, which may be normal or a reset. */
    static int receiveAll(Socket socket) {
        int sum = 0;
        byte[] buffer = new byte[65_536];
        try {
            int size;
            while ((size = socket.getInputStream().read(buffer)) >= 0) {
                sum += size;
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No end after " + sum + " bytes", e);
        } catch (IOException e) {
            return sum;
        }
        return sum;
    }

    static boolean isClosed(Socket socket) {
        return receiveAll(socket) >= 0;
    }

    final <T extends AutoCloseable> T keep(T resource) {
        resources.add(resource);
        return resource;
    }
}
