package io.connect.toxiproxy.http;

import static io.connect.toxiproxy.http.LongPollService.answer;
import static io.connect.toxiproxy.http.LongPollService.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose client closes its connection before the answer: the service must see the same as without the proxy. */
@Timeout(60)
class AbandonedRequestTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int READ_TIMEOUT_MS = 30_000;

    /** The ways a client can end its connection. */
    private enum End {
        CLOSE {
            @Override
            void of(Socket client) throws IOException {
                client.close();
            }
        },
        RESET {
            @Override
            void of(Socket client) throws IOException {
                client.setSoLinger(true, 0);
                client.close();
            }
        },
        /** The SQS service of this project closes such a connection without an answer. */
        END_OF_OUTPUT {
            @Override
            void of(Socket client) throws IOException {
                client.shutdownOutput();
            }
        };

        abstract void of(Socket client) throws IOException;
    }

    private final LongPollService service = new LongPollService();
    /** One thread, so that delays end in the order in which they began. */
    private final HttpFaultProxy proxy = HttpFaultProxy.start(service.uri(), oneThread());

    @AfterEach
    void stop() {
        proxy.close();
        service.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsTheLongPollAtTheServiceWhenItsClientEnds(End end) throws IOException {
        Socket client = connect();
        client.getOutputStream().write(post("/wait", 40));
        awaitSeen("/wait");

        end.of(client);

        await().atMost(SOON).until(() -> service.abandoned() == 1);
    }

    @Test
    void closesAConnectionWithoutAnAnswerWhenItsClientEndsItsOutput() throws IOException {
        Socket client = connect();
        client.getOutputStream().write(post("/wait", 40));
        awaitSeen("/wait");

        client.shutdownOutput();

        assertThat(client.getInputStream().read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /wait HTTP/1.1\\r\\nHost: h\\r\\n\\r\\n",
        "POST /wait HTTP/1.1\\r\\nConnection: close\\r\\nHost: h\\r\\nContent-Length: 1\\r\\n\\r\\nx"
    })
    void endsARequestOfAnyFormAtTheService(String request) throws IOException {
        Socket client = connect();
        client.getOutputStream().write(request.translateEscapes().getBytes(ISO_8859_1));
        awaitSeen("/wait");

        client.close();

        await().atMost(SOON).until(() -> service.abandoned() == 1);
        assertThat(service.seen()).as("no second attempt").containsExactly("/wait");
    }

    @ParameterizedTest
    @CsvSource({
        "POST /wait HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n, 1\\r\\nx\\r\\n, 0\\r\\n\\r\\n",
        "POST /wait HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 2\\r\\nExpect: 100-continue\\r\\n\\r\\n, x, y"
    })
    void endsARequestThatArrivesInPartsAtTheService(String head, String body, String rest) throws IOException {
        Socket client = connect();
        for (String part : new String[] {head, body, rest}) {
            client.getOutputStream().write(part.translateEscapes().getBytes(ISO_8859_1));
        }
        awaitSeen("/wait");

        client.close();

        await().atMost(SOON).until(() -> service.abandoned() == 1);
    }

    /** The second body is larger than the part that is read before the request is forwarded. */
    @ParameterizedTest
    @ValueSource(ints = {1_100_000, 5_000_000})
    void endsALargeRequestAtTheService(int bodyBytes) throws IOException {
        Socket client = connect();
        client.getOutputStream().write(post("/wait", bodyBytes));
        awaitSeen("/wait");

        client.close();

        await().atMost(SOON).until(() -> service.abandoned() == 1);
    }

    @ParameterizedTest
    @EnumSource
    void doesNotForwardADelayedRequestWhoseClientHasEnded(End end) throws IOException {
        AppliedHttpFault delay = proxy.apply(HttpFault.delay(Duration.ofMillis(300)));
        Socket gone = connect();
        gone.getOutputStream().write(post("/gone", 40));
        await().atMost(SOON).until(() -> delay.delayedRequests() == 1);
        end.of(gone);
        Socket other = connect();
        other.getOutputStream().write(post("/other", 40));

        assertThat(answer(other.getInputStream())).isEqualTo("/other");

        assertThat(service.seen()).containsExactly("/other");
        assertThat(proxy.passedRequests()).isEqualTo(1);
    }

    @Test
    void leavesRequestsOfOtherConnectionsAlone() throws IOException {
        Socket gone = connect();
        gone.getOutputStream().write(post("/wait", 40));
        Socket other = connect();
        other.getOutputStream().write(post("/held", 40));
        awaitSeen("/wait", "/held");
        gone.close();
        await().atMost(SOON).until(() -> service.abandoned() == 1);

        service.release();

        assertThat(answer(other.getInputStream())).isEqualTo("/held");
        for (String next : new String[] {"/a", "/b"}) {
            other.getOutputStream().write(post(next, 40));
            assertThat(answer(other.getInputStream())).isEqualTo(next);
        }
    }

    /** The ends arrive before, with and after the answers. No connection to the service may carry the wrong answer afterwards. */
    @Test
    void givesEachClientItsOwnAnswerWhileOthersEnd() throws IOException {
        Socket staying = connect();
        for (int i = 0; i < 300; i++) {
            Socket gone = connect();
            gone.getOutputStream().write(post("/gone" + i, 40));
            End.values()[i % End.values().length].of(gone);
            staying.getOutputStream().write(post("/staying" + i, 40));

            assertThat(answer(staying.getInputStream())).isEqualTo("/staying" + i);
            gone.close();
        }
    }

    @Test
    void answersRequestsThatWereSentTogether() throws IOException {
        Socket client = connect();
        client.getOutputStream().write((text(post("/a", 40)) + text(post("/b", 40))).getBytes(ISO_8859_1));

        assertThat(answer(client.getInputStream())).isEqualTo("/a");
        assertThat(answer(client.getInputStream())).isEqualTo("/b");
        client.getOutputStream().write(post("/c", 40));
        assertThat(answer(client.getInputStream())).isEqualTo("/c");
    }

    /**
     * After the answer, a part of the next request, the whole request, or more than one buffer of it is left to send.
     */
    @ParameterizedTest
    @CsvSource({"40,1", "40,20", "40,90", "100000,70000"})
    void answersARequestThatArrivesWhileAnotherWaits(int bodyBytes, int cut) throws IOException {
        Socket client = connect();
        client.getOutputStream().write(post("/held", 40));
        awaitSeen("/held");
        byte[] next = post("/next", bodyBytes);
        client.getOutputStream().write(next, 0, cut);
        service.release();

        assertThat(answer(client.getInputStream())).isEqualTo("/held");
        client.getOutputStream().write(Arrays.copyOfRange(next, cut, next.length));

        assertThat(answer(client.getInputStream())).isEqualTo("/next");
    }

    private void awaitSeen(String... targets) {
        await().atMost(SOON).untilAsserted(() -> assertThat(service.seen()).containsExactlyInAnyOrder(targets));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", proxy.uri().getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        return socket;
    }

    private static String text(byte[] request) {
        return new String(request, ISO_8859_1);
    }

    private static HttpFaultOptions oneThread() {
        HttpFaultOptions defaults = HttpFaultOptions.defaults();
        HttpFaultOptions.Capacity many = defaults.capacity();
        return new HttpFaultOptions(
                defaults.host(),
                defaults.port(),
                defaults.seed(),
                new HttpFaultOptions.Capacity(
                        1, many.connectionsPerThread(), many.queuedRequests(), many.idleConnection()),
                defaults.nanoClock());
    }
}
