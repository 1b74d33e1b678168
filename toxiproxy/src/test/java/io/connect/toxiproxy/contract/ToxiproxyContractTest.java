package io.connect.toxiproxy.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import io.connect.toxiproxy.contract.Caller.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("backends")
@Timeout(60)
class ToxiproxyContractTest {

    private static final int READ_TIMEOUT_MS = 10_000;

    static List<Backend> backends() {
        return Backend.all().toList();
    }

    @Parameter
    Backend backend;

    private Caller http;
    private Peer echo;
    private final List<AutoCloseable> resources = new ArrayList<>();

    @BeforeEach
    void startEmpty() {
        http = new Caller(backend.uri());
        http.get("/proxies").json().fieldNames().forEachRemaining(name -> http.delete("/proxies/" + name));
        echo = keep(Peer.echo());
    }

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable resource : resources) {
            resource.close();
        }
        http.get("/proxies").json().fieldNames().forEachRemaining(name -> http.delete("/proxies/" + name));
    }

    @Nested
    class Proxies {

        @Test
        void tellsItsVersion() {
            Answer answer = http.get("/version");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).isEqualToIgnoringCase("application/json;charset=utf-8");
            assertThat(answer.json().path("version").asText()).matches("2\\.\\d+\\.\\d+.*");
        }

        @Test
        void createsAProxyAndTellsThePortItPicked() {
            Answer answer = create("p", "127.0.0.1:0");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.contentType()).isEqualTo("application/json");
            int port = port(answer);
            assertThat(port).isPositive();
            assertThat(answer.body())
                    .isEqualTo("{\"name\":\"p\",\"listen\":\"127.0.0.1:" + port + "\",\"upstream\":\"" + echo.address()
                            + "\",\"enabled\":true,\"toxics\":[]}");
            assertThat(http.get("/proxies/p").body()).isEqualTo(answer.body());
            assertThat(http.get("/proxies").body()).isEqualTo("{\"p\":" + answer.body() + "}");
        }

        @Test
        void answersConflictForANameThatIsTaken() {
            create("p", "127.0.0.1:0");

            assertError(create("p", "127.0.0.1:0"), 409, "proxy already exists");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{}|missing required field: name",
                    "{\"name\":\"\"}|missing required field: name",
                    "{\"name\":\"p\"}|missing required field: upstream",
                    "''|bad request body: EOF",
                    "{\"name\":|bad request body: unexpected EOF"
                })
        void refusesAnIncompleteProxy(String body, String message) {
            assertError(http.post("/proxies", body), 400, message);
        }

        @Test
        void namesTheFieldOfAWrongType() {
            Answer answer = http.post("/proxies", "{\"name\":\"p\",\"upstream\":\"a:1\",\"enabled\":\"yes\"}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText())
                    .startsWith("bad request body: json: cannot unmarshal string into Go struct field ")
                    .endsWith(".enabled of type bool");
        }

        @Test
        void tellsThatThePortIsInUse() throws IOException {
            try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
                String listen = "127.0.0.1:" + taken.getLocalPort();

                assertError(create("p", listen), 500, "listen tcp " + listen + ": bind: address already in use");
                assertError(http.get("/proxies/p"), 404, "proxy not found");
            }
        }

        @ParameterizedTest
        @CsvSource({
            "GET,/proxies/no",
            "POST,/proxies/no",
            "PATCH,/proxies/no",
            "DELETE,/proxies/no",
            "GET,/proxies/no/toxics",
            "POST,/proxies/no/toxics",
            "GET,/proxies/no/toxics/t",
            "POST,/proxies/no/toxics/t",
            "PATCH,/proxies/no/toxics/t",
            "DELETE,/proxies/no/toxics/t"
        })
        void answersNotFoundForAProxyThatIsNotThere(String method, String path) {
            assertError(http.call(method, path, method.equals("GET") ? "" : "{}"), 404, "proxy not found");
        }

        @Test
        void answersPlainlyWhereThereIsNoPathOrMethod() {
            Answer noPath = http.get("/nowhere");
            assertThat(noPath.status()).isEqualTo(404);
            assertThat(noPath.body()).isEqualTo("404 page not found\n");
            assertThat(http.delete("/version").status()).isEqualTo(405);
            assertThat(http.get("/reset").status()).isEqualTo(405);
        }

        @Test
        void turnsBrowsersAway() {
            Answer answer = http.call("GET", "/proxies", "", "User-Agent", "Mozilla/5.0 (X11)");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("User agent not allowed\n");
        }

        @ParameterizedTest
        @CsvSource({"POST", "PATCH"})
        void updatesAProxyByEitherMethod(String method) {
            int port = port(create("p", "127.0.0.1:0"));
            Peer other = keep(Peer.sending(3));

            Answer answer = http.call(method, "/proxies/p", "{\"upstream\":\"" + other.address() + "\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("upstream").asText()).isEqualTo(other.address());
            assertThat(port(answer)).isEqualTo(port);
            assertThat(answer.json().path("enabled").asBoolean()).isTrue();
            assertThat(receiveAll(connect(port))).isEqualTo(3);
        }

        @Test
        void keepsConnectionsWhenAnUpdateChangesNothing() {
            int port = port(create("p", "127.0.0.1:0"));
            Socket client = connect(port);
            assertEchoes(client);

            http.post("/proxies/p", "{\"listen\":\"localhost:" + port + "\",\"enabled\":true}");

            assertEchoes(client);
        }

        @Test
        void isDownWhenDisabledAndUpAgainWhenEnabled() {
            int port = port(create("p", "127.0.0.1:0"));
            Socket client = connect(port);
            assertEchoes(client);

            assertThat(http.post("/proxies/p", "{\"enabled\":false}")
                            .json()
                            .path("enabled")
                            .asBoolean())
                    .isFalse();

            assertThat(isClosed(client)).isTrue();
            assertThatThrownBy(() -> connectOrFail(port)).isInstanceOf(ConnectException.class);
            assertThat(http.post("/proxies/p", "{\"enabled\":true}")
                            .json()
                            .path("enabled")
                            .asBoolean())
                    .isTrue();
            assertEchoes(connect(port));
        }

        @Test
        void createsADisabledProxyThatListensNowhere() {
            Answer answer = http.post(
                    "/proxies",
                    "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                            + "\",\"enabled\":false}");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("listen").asText()).isEqualTo("127.0.0.1:0");
            assertThat(answer.json().path("enabled").asBoolean()).isFalse();
        }

        @Test
        void deletesAProxyWithItsConnections() {
            int port = port(create("p", "127.0.0.1:0"));
            Socket client = connect(port);
            assertEchoes(client);

            Answer answer = http.delete("/proxies/p");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
            assertThat(isClosed(client)).isTrue();
            assertError(http.get("/proxies/p"), 404, "proxy not found");
        }

        @Test
        void closesAClientWhoseServerIsNotThere() {
            Peer gone = Peer.echo();
            gone.close();
            int port = port(http.post(
                    "/proxies", "{\"name\":\"p\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + gone.address() + "\"}"));

            assertThat(isClosed(connect(port))).isTrue();
        }

        @Test
        void populatesAndReplacesWhatDiffers() {
            create("old", "127.0.0.1:0");
            int port = port(http.get("/proxies/old"));
            http.post("/proxies/old/toxics", "{\"type\":\"latency\"}");

            Answer answer = http.post(
                    "/populate",
                    "[{\"name\":\"old\",\"listen\":\"127.0.0.1:" + port + "\",\"upstream\":\"" + echo.address()
                            + "\"},{\"name\":\"new\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                            + "\",\"enabled\":false}]");

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertThat(answer.json().path("proxies")).hasSize(2);
            assertThat(http.get("/proxies/old/toxics").json()).hasSize(1);
            assertThat(http.get("/proxies/new").json().path("enabled").asBoolean())
                    .isFalse();
        }

        @Test
        void checksAllOfAPopulateFirst() {
            Answer answer = http.post(
                    "/populate",
                    "[{\"name\":\"a\",\"listen\":\"127.0.0.1:0\",\"upstream\":\"" + echo.address()
                            + "\"},{\"name\":\"b\"}]");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText()).isEqualTo("missing required field: upstream at proxy 2");
            assertThat(answer.json().path("status").asInt()).isEqualTo(400);
            assertThat(http.get("/proxies").body()).isEqualTo("{}");
        }

        @Test
        void answersAnEmptyPopulateWithNull() {
            assertThat(http.post("/populate", "[]").body()).isEqualTo("{\"proxies\":null}");
        }

        @Test
        void resetsToEnabledAndWithoutToxics() {
            create("p", "127.0.0.1:0");
            http.post("/proxies/p/toxics", "{\"type\":\"timeout\"}");
            http.post("/proxies/p", "{\"enabled\":false}");

            Answer answer = http.post("/reset", "");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(http.get("/proxies/p").json().path("enabled").asBoolean())
                    .isTrue();
            assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
        }
    }

    @Nested
    class Toxics {

        @BeforeEach
        void createProxy() {
            create("p", "127.0.0.1:0");
        }

        @Test
        void fillsInTheDefaults() {
            Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":7}}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo("application/json");
            assertThat(answer.body())
                    .isEqualTo("{\"attributes\":{\"latency\":7,\"jitter\":0},\"name\":\"latency_downstream\","
                            + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":1}");
            assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[" + answer.body() + "]");
            assertThat(http.get("/proxies/p/toxics/latency_downstream").body()).isEqualTo(answer.body());
            assertThat(http.get("/proxies/p").json().path("toxics")).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "latency|{\"latency\":0,\"jitter\":0}",
                    "bandwidth|{\"rate\":0}",
                    "slow_close|{\"delay\":0}",
                    "timeout|{\"timeout\":0}",
                    "reset_peer|{\"timeout\":0}",
                    "slicer|{\"average_size\":0,\"size_variation\":0,\"delay\":0}",
                    "limit_data|{\"bytes\":0}"
                })
        void alwaysShowsEveryAttribute(String type, String attributes) {
            Answer answer = http.post("/proxies/p/toxics", "{\"type\":\"" + type + "\"}");

            assertThat(answer.json().path("attributes").toString()).isEqualTo(attributes);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"type\":\"latency\",\"stream\":\"sideways\"}|stream was invalid, can be either upstream or downstream",
                    "{\"type\":\"lag\"}|invalid toxic type",
                    "{}|invalid toxic type",
                    "''|bad request body: EOF"
                })
        void refusesAToxicItCannotRead(String body, String message) {
            assertError(http.post("/proxies/p/toxics", body), 400, message);
        }

        @Test
        void namesTheAttributeOfAWrongType() {
            Answer answer =
                    http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":\"fast\"}}");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("error").asText())
                    .startsWith("bad request body: json: cannot unmarshal string into Go struct field ")
                    .endsWith("latency of type int64");
        }

        @Test
        void answersConflictForANameThatIsTakenInEitherStream() {
            http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");

            assertError(
                    http.post("/proxies/p/toxics", "{\"type\":\"timeout\",\"name\":\"t\",\"stream\":\"upstream\"}"),
                    409,
                    "toxic already exists");
        }

        @ParameterizedTest
        @CsvSource({"GET", "POST", "PATCH", "DELETE"})
        void answersNotFoundForAToxicThatIsNotThere(String method) {
            assertError(
                    http.call(method, "/proxies/p/toxics/no", method.equals("GET") ? "" : "{}"),
                    404,
                    "toxic not found");
        }

        @ParameterizedTest
        @CsvSource({"POST", "PATCH"})
        void changesOnlyWhatAnUpdateNames(String method) {
            http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"attributes\":{\"latency\":7,\"jitter\":3}}");

            Answer answer = http.call(
                    method, "/proxies/p/toxics/latency_downstream", "{\"attributes\":{\"jitter\":1},\"toxicity\":0.5}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .isEqualTo("{\"attributes\":{\"latency\":7,\"jitter\":1},\"name\":\"latency_downstream\","
                            + "\"type\":\"latency\",\"stream\":\"downstream\",\"toxicity\":0.5}");
        }

        @Test
        void listsUpstreamBeforeDownstreamInTheOrderOfTheirCreation() {
            http.post("/proxies/p/toxics", "{\"type\":\"slicer\",\"name\":\"d1\"}");
            http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"u1\",\"stream\":\"upstream\"}");
            http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"d2\"}");

            assertThat(http.get("/proxies/p/toxics").json().findValuesAsText("name"))
                    .containsExactly("u1", "d1", "d2");
        }

        @Test
        void removesAToxic() {
            http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"t\"}");

            Answer answer = http.delete("/proxies/p/toxics/t");

            assertThat(answer.status()).isEqualTo(204);
            assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
        }
    }

    @Nested
    class Behaviour {

        private int port;

        @BeforeEach
        void createProxy() {
            port = port(create("p", "127.0.0.1:0"));
        }

        @Test
        void latencyDelaysDataInItsStreamOnly() {
            toxic("latency", "upstream", "\"latency\":150");
            Socket client = connect(port);

            Duration first = roundTrip(client);
            Duration second = roundTrip(client);

            assertThat(first).isGreaterThanOrEqualTo(Duration.ofMillis(150));
            assertThat(second).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }

        @Test
        void latenciesAddUp() {
            toxic("latency", "upstream", "\"latency\":60");
            toxic("latency", "downstream", "\"latency\":60");
            http.post("/proxies/p/toxics", "{\"type\":\"latency\",\"name\":\"more\",\"attributes\":{\"latency\":60}}");

            assertThat(roundTrip(connect(port))).isGreaterThanOrEqualTo(Duration.ofMillis(180));
        }

        @Test
        void removingLatencyFlushesWhatItHolds() throws IOException {
            toxic("latency", "downstream", "\"latency\":60000");
            Socket client = connect(port);
            client.getOutputStream().write(1);
            await().until(() -> client.getInputStream().available() == 0);

            http.delete("/proxies/p/toxics/latency_downstream");

            assertThat(client.getInputStream().read()).isEqualTo(1);
        }

        @Test
        void loweringLatencyFreesLaterData() throws IOException {
            toxic("latency", "downstream", "\"latency\":60000");
            Socket client = connect(port);

            http.post("/proxies/p/toxics/latency_downstream", "{\"attributes\":{\"latency\":1}}");

            client.getOutputStream().write(2);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }

        @Test
        void bandwidthLimitsAConnection() throws IOException {
            Peer source = upstream(Peer.sending(400_000));
            toxic("bandwidth", "downstream", "\"rate\":1000");

            long start = System.nanoTime();
            int size = receiveAll(connect(port));

            assertThat(size).isEqualTo(400_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(300));
            assertThat(source.port()).isPositive();
        }

        @Test
        void bandwidthOfNoneHoldsEverythingUntilItIsRemoved() throws IOException {
            upstream(Peer.sending(1000));
            toxic("bandwidth", "downstream", "\"rate\":0");
            Socket client = connect(port);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            http.delete("/proxies/p/toxics/bandwidth_downstream");

            client.setSoTimeout(READ_TIMEOUT_MS);
            assertThat(receiveAll(client)).isEqualTo(1000);
        }

        @Test
        void timeoutSwallowsDataAndClosesAfterwards() throws IOException {
            toxic("timeout", "downstream", "\"timeout\":200");
            Socket client = connect(port);
            client.getOutputStream().write(1);

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }

        @Test
        void timeoutOfZeroKeepsTheConnectionUntilItIsRemoved() throws IOException {
            toxic("timeout", "downstream", "\"timeout\":0");
            Socket client = connect(port);
            client.getOutputStream().write(1);
            client.setSoTimeout(300);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            http.delete("/proxies/p/toxics/timeout_downstream");

            assertThat(isClosed(client)).isTrue();
            assertEchoes(connect(port));
        }

        @Test
        void slowCloseKeepsTheClientWaitingForTheEnd() {
            upstream(Peer.doing(socket -> socket.getOutputStream().write(new byte[10])));
            toxic("slow_close", "downstream", "\"delay\":300");
            Socket client = connect(port);

            long start = System.nanoTime();
            int size = receiveAll(client);

            assertThat(size).isEqualTo(10);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
        }

        @Test
        void resetPeerResets() throws IOException {
            toxic("reset_peer", "downstream", "\"timeout\":0");
            Socket client = connect(port);
            client.getOutputStream().write(1);

            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }

        @Test
        void slicerKeepsEveryByteInOrder() throws IOException {
            toxic("slicer", "upstream", "\"average_size\":64,\"size_variation\":32,\"delay\":10");
            Socket client = connect(port);
            byte[] sent = new byte[5000];
            for (int i = 0; i < sent.length; i++) {
                sent[i] = (byte) (i * 31);
            }

            client.getOutputStream().write(sent);

            assertThat(client.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        }

        @Test
        void limitDataClosesAfterItsBytes() {
            upstream(Peer.sending(100_000));
            toxic("limit_data", "downstream", "\"bytes\":1234");

            assertThat(receiveAll(connect(port))).isEqualTo(1234);
        }

        @Test
        void toxicityOfZeroAffectsNobody() {
            http.post("/proxies/p/toxics", "{\"type\":\"timeout\",\"toxicity\":0}");

            assertEchoes(connect(port));
        }

        @Test
        void toxicsReachConnectionsThatAreOpenAlready() {
            Socket client = connect(port);
            assertEchoes(client);

            toxic("latency", "downstream", "\"latency\":150");

            assertThat(roundTrip(client)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        }

        @Test
        void anEndedStreamClosesTheWholeConnectionBehindIt() throws IOException {
            Socket client = connect(port);
            assertEchoes(client);

            client.shutdownOutput();

            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Nested
    class JavaClient {

        @Test
        void drivesProxyAndToxics() throws IOException {
            ToxiproxyClient client =
                    new ToxiproxyClient(backend.uri().getHost(), backend.uri().getPort());
            Proxy proxy = client.createProxy("p", "127.0.0.1:0", echo.address());
            int port = Integer.parseInt(proxy.getListen().split(":")[1]);
            Latency latency = proxy.toxics().latency("slow", ToxicDirection.UPSTREAM, 100);
            latency.setJitter(5);
            latency.setToxicity(1f);

            assertThat(roundTrip(connect(port))).isGreaterThan(Duration.ofMillis(90));
            assertThat(client.getProxy("p").toxics().get("slow", Latency.class).getJitter())
                    .isEqualTo(5);

            proxy.toxics().bandwidth("thin", ToxicDirection.DOWNSTREAM, 100).setRate(200);
            proxy.toxics().resetPeer("cut", ToxicDirection.DOWNSTREAM, 1).setTimeout(2);
            proxy.toxics().slicer("cuts", ToxicDirection.DOWNSTREAM, 10, 1).setSizeVariation(2);
            proxy.toxics().limitData("end", ToxicDirection.DOWNSTREAM, 10).setBytes(20);
            proxy.toxics().slowClose("late", ToxicDirection.DOWNSTREAM, 10).setDelay(20);
            proxy.toxics().timeout("gone", ToxicDirection.DOWNSTREAM, 10).setTimeout(20);
            assertThat(proxy.toxics().getAll()).hasSize(7);

            proxy.disable();
            assertThat(client.getProxy("p").isEnabled()).isFalse();
            client.reset();
            assertThat(client.getProxy("p").isEnabled()).isTrue();
            assertThat(client.getProxy("p").toxics().getAll()).isEmpty();
            assertThatThrownBy(() -> client.createProxy("p", "127.0.0.1:0", echo.address()))
                    .hasMessageContaining("proxy already exists");
            proxy.delete();
            assertThat(client.getProxies()).isEmpty();
        }
    }

    private Answer create(String name, String listen) {
        return http.post(
                "/proxies",
                "{\"name\":\"" + name + "\",\"listen\":\"" + listen + "\",\"upstream\":\"" + echo.address() + "\"}");
    }

    private Peer upstream(Peer peer) {
        http.post("/proxies/p", "{\"upstream\":\"" + peer.address() + "\"}");
        return keep(peer);
    }

    private void toxic(String type, String stream, String attributes) {
        Answer answer = http.post(
                "/proxies/p/toxics",
                "{\"type\":\"" + type + "\",\"stream\":\"" + stream + "\",\"attributes\":{" + attributes + "}}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static void assertError(Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + message + "\",\"status\":" + status + "}\n");
        assertThat(answer.contentType()).isEqualTo("text/plain; charset=utf-8");
    }

    private static int port(Answer answer) {
        String listen = answer.json().path("listen").asText();
        return Integer.parseInt(listen.substring(listen.lastIndexOf(':') + 1));
    }

    private Socket connect(int port) {
        try {
            return keep(connectOrFail(port));
        } catch (IOException e) {
            throw new IllegalStateException("No connection to port " + port, e);
        }
    }

    private static Socket connectOrFail(int port) throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        socket.connect(new InetSocketAddress("127.0.0.1", port), READ_TIMEOUT_MS);
        return socket;
    }

    private static void assertEchoes(Socket socket) {
        byte[] sent = "is anyone there?".getBytes(UTF_8);
        try {
            socket.getOutputStream().write(sent);
            assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
        } catch (IOException e) {
            throw new AssertionError("The connection does not echo", e);
        }
    }

    private static Duration roundTrip(Socket socket) {
        long start = System.nanoTime();
        assertEchoes(socket);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Bytes until the end, whether it is orderly or a reset. */
    private static int receiveAll(Socket socket) {
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

    private static boolean isClosed(Socket socket) {
        return receiveAll(socket) >= 0;
    }

    private <T extends AutoCloseable> T keep(T resource) {
        resources.add(resource);
        return resource;
    }
}
