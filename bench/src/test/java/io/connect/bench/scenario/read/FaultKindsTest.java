package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.bench.fault.kind.FaultKinds;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.fault.RefusingSite;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Toxic;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kind of fault is printed in the form in which it is read, and acts according to its name. */
class FaultKindsTest {

    private static final List<String> SPELLED = List.of(
            "{\"latency\":{\"delay\":\"200ms\",\"jitter\":\"10ms\"}}",
            "{\"bandwidth\":{\"rate\":\"10Mbit/s\",\"shared\":false}}",
            "{\"throttle\":{\"above\":\"10/s\"}}",
            "{\"httpError\":{\"status\":500,\"code\":\"InternalError\",\"share\":\"30%\"}}",
            "{\"httpDelay\":{\"delay\":\"1s\"}}",
            "{\"awsCall\":{\"operation\":\"DeleteMessageBatch\",\"action\":{\"failEntry\":{\"entry\":2,\"code\":\"Busy\"}},"
                    + "\"side\":\"answer\",\"calls\":{\"every\":3},\"resource\":\"q\"}}",
            "{\"kafkaCall\":{\"api\":\"EndTxn\",\"action\":\"drop\",\"side\":\"request\",\"calls\":{\"share\":\"5%\"},"
                    + "\"topic\":\"t\",\"transactionalId\":\"x\"}}",
            "{\"cpu\":{\"cores\":0.5}}");
    private static final List<String> WORDS = List.of("cut", "kill", "stop", "pause", "fail");

    @Test
    void everyKindIsPrintedAsItIsRead() {
        List<String> all = Stream.concat(
                        Stream.concat(
                                WORDS.stream(), FaultKinds.profiles().stream().map(FaultAction::word)),
                        SPELLED.stream())
                .toList();
        assertThat(WORDS.size() + SPELLED.size()).isEqualTo(FaultKinds.ALL.size());

        for (String fault : all) {
            String on = fault.startsWith("{\"cpu")
                            || List.of("kill", "stop", "pause").contains(fault)
                    ? "worker-1"
                    : fault.equals("fail") ? "task-0" : fault.startsWith("{\"kafka") ? "broker-1" : "sqs";
            Scenario scenario = read("{ fault: " + fault + ", on: " + on + ", at: 1s, for: 2s }");
            assertThat(ScenarioJson.of(scenario).at("/faults/0").toString())
                    .contains("{\"fault\":" + (fault.startsWith("{") ? fault : '"' + fault + '"') + ",\"on\":\"" + on
                            + "\",\"at\":\"1s\",\"for\":\"2s\"}");
        }
    }

    @Test
    void keysLeftOutAreFilledIn() {
        assertThat(ScenarioJson.of(read("{ fault: { latency: { delay: 100ms } }, on: sqs }"))
                        .at("/faults/0")
                        .toString())
                .isEqualTo(
                        "{\"fault\":{\"latency\":{\"delay\":\"100ms\",\"jitter\":\"0s\"}},\"on\":\"sqs\",\"at\":\"0s\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "cut"})
    void closesTheLinkUntilItsEnd(String word) {
        FaultAction action =
                read("{ fault: " + word + ", on: sqs }").faults().get(0).action();

        try (Links links = new Links()) {
            Link link = links.open("sqs", 1);
            try (ActiveFault fault = action.apply(new OneLink(link), FaultTarget.parse("sqs"))) {
                assertThat(link.target().enabled()).isFalse();
                assertThat(fault.effect()).contains("MB/s went through");
            }
            assertThat(link.target().enabled()).isTrue();
        }
    }

    @Test
    void anOddDelayIsDividedBetweenTheDirectionsWithoutARemainder() {
        FaultAction action = read("{ fault: { latency: { delay: 5ms, jitter: 1ms } }, on: sqs }")
                .faults()
                .get(0)
                .action();

        try (Links links = new Links()) {
            Link link = links.open("sqs", 1);
            try (ActiveFault fault = action.apply(new OneLink(link), FaultTarget.parse("sqs"))) {
                assertThat(link.proxy().toxics())
                        .extracting(Toxic::settings)
                        .containsExactlyInAnyOrder(new Latency(2, 0), new Latency(3, 1));
                assertThat(fault.description()).isEqualTo("sqs late by 5 ms per round trip");
            }
        }
    }

    @Test
    void valuesThatNoFaultCanHaveAreRefused() {
        assertThatThrownBy(() -> read("{ fault: { httpError: { status: 200, code: X, share: 120% } }, on: sqs }"))
                .hasMessageContaining("faults[0].fault.httpError.status: 200 is out of range, expected 400 to 599");
        assertThatThrownBy(() -> read("{ fault: { httpError: { status: 500, code: X, share: 120% } }, on: sqs }"))
                .hasMessageContaining("faults[0].fault.httpError: httpError.share is at most 100%, not 120%");
        assertThatThrownBy(() -> read("{ fault: { bandwidth: { rate: 0Mbit/s } }, on: sqs }"))
                .hasMessageContaining("bandwidth.rate");
        assertThatThrownBy(() -> read("{ fault: { throttle: { above: 0/s } }, on: sqs }"))
                .hasMessageContaining("throttle.above is a finite number above 0");
        assertThatThrownBy(() -> read("{ fault: { latency: { delay: 500us } }, on: sqs }"))
                .hasMessageContaining("latency.delay is a whole number of milliseconds, not 500us");
    }

    @Test
    void callsThatDoNotExistAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> read("{ fault: { kafkaCall: { api: EndTxm, action: drop } }, on: broker-1 }"))
                .hasMessageContaining("x.yaml:11:")
                .hasMessageContaining(
                        "faults[0].fault.kafkaCall: there is no Kafka API \"EndTxm\", only Produce, Fetch");
        assertThatThrownBy(() -> read(
                        "{ fault: { kafkaCall: { api: EndTxn, action: { error: { code: OOPS } } } }, on: broker-1 }"))
                .hasMessageContaining("there is no Kafka error \"OOPS\"");
        assertThatThrownBy(() -> read("{ fault: { kafkaCall: { api: EndTxn, action: drop } }, on: sqs }"))
                .hasMessageContaining("'sqs' cannot have the fault kafkaCall, only broker-1");
        assertThatThrownBy(
                        () -> read(
                                "{ fault: { awsCall: { operation: GetObject, action: drop, calls: { nth: 1, every: 2 } } }, on: s3 }"))
                .hasMessageContaining("calls: give one of nth, every and share, not several");
        assertThatThrownBy(
                        () -> read(
                                "{ fault: { awsCall: { operation: GetObject, action: { failEntry: { entry: 1 } } } }, on: s3 }"))
                .hasMessageContaining("action fail_entry needs an operation on a batch, but GetObject is none");
        assertThatThrownBy(() -> read("{ fault: { awsCall: { operation: GetObject, action: loose } }, on: s3 }"))
                .hasMessageContaining("'loose' is not an action");
    }

    @Test
    void aFaultOfCallsTellsHowManyItMet() throws IOException {
        FaultAction action =
                read("{ fault: { awsCall: { operation: GetObject, action: { error: { status: 503, code: SlowDown } },"
                                + " side: request, calls: { every: 2 } } }, on: sqs }")
                        .faults()
                        .get(0)
                        .action();

        try (Links links = new Links()) {
            Link link = links.open("sqs", 1);
            try (ServerSocket service = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                link.proxy().update(link.proxy().listen(), "127.0.0.1:" + service.getLocalPort(), true);
                try (ActiveFault fault = action.apply(new OneLink(link), FaultTarget.parse("sqs"));
                        Socket client = new Socket(InetAddress.getLoopbackAddress(), link.port())) {
                    String get = "GET /b/k HTTP/1.1\r\nHost: h\r\n\r\n";
                    client.getOutputStream().write((get + get).getBytes(StandardCharsets.UTF_8));
                    try (Socket behind = service.accept()) {
                        assertThat(behind.getInputStream().readNBytes(get.length()))
                                .hasSize(get.length());
                        behind.getOutputStream()
                                .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                        BufferedReader answers = new BufferedReader(
                                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                        assertThat(answers.readLine()).isEqualTo("HTTP/1.1 200 OK");
                        await().atMost(Duration.ofMinutes(1))
                                .until(() -> answers.readLine().equals("HTTP/1.1 503 SlowDown"));
                    }
                    assertThat(fault.description()).isEqualTo("sqs: one in 2 GetObject request answered 503 SlowDown");
                    assertThat(fault.effect()).isEqualTo("1 of 2 GetObject answered 503 SlowDown");
                    assertThat(fault.calls()).hasValue(1);
                }
                assertThat(link.proxy().toxics()).isEmpty();
            }
        }
    }

    private static Scenario read(String fault) {
        return new ScenarioReader()
                .read("x.yaml", """
                        version: 1
                        environment: { kafka: { version: 4.4.0 } }
                        profiles: { quick: { purpose: A test. } }
                        subjects: { reference: {} }
                        scenarios:
                          s:
                            group: g
                            purpose: p
                            subject: reference
                            load: { messageSize: 1KB, rate: 10/s, steady: 20s }
                            faults: [%s]
                        """.formatted(fault))
                .select(Selection.all("quick"))
                .get(0);
    }

    /** A site with a link and nothing else. */
    private static final class OneLink extends RefusingSite {

        private final Link only;

        OneLink(Link only) {
            this.only = only;
        }

        @Override
        public Link link(FaultTarget target) {
            return only;
        }
    }
}
