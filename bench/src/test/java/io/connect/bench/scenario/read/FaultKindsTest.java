package io.connect.bench.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.fault.kind.FaultKinds;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import io.connect.testbed.process.JvmProcess;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A kind of fault is printed as it is read, and does what its name says. */
class FaultKindsTest {

    private static final List<String> SPELLED = List.of(
            "{\"latency\":{\"delay\":\"200ms\",\"jitter\":\"10ms\"}}",
            "{\"bandwidth\":{\"rate\":\"10Mbit/s\",\"shared\":false}}",
            "{\"throttle\":{\"above\":\"10/s\"}}",
            "{\"httpError\":{\"status\":500,\"code\":\"InternalError\",\"share\":\"30%\"}}",
            "{\"httpDelay\":{\"delay\":\"1s\"}}",
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
                    : fault.equals("fail") ? "task-0" : "sqs";
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
    void valuesThatNoFaultCanHaveAreRefused() {
        assertThatThrownBy(() -> read("{ fault: { httpError: { status: 200, code: X, share: 120% } }, on: sqs }"))
                .hasMessageContaining("faults[0].fault.httpError.status: 200 is out of range, expected 400 to 599");
        assertThatThrownBy(() -> read("{ fault: { httpError: { status: 500, code: X, share: 120% } }, on: sqs }"))
                .hasMessageContaining("faults[0].fault.httpError: httpError.share is at most 100%, not 120%");
        assertThatThrownBy(() -> read("{ fault: { bandwidth: { rate: 0Mbit/s } }, on: sqs }"))
                .hasMessageContaining("bandwidth.rate");
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

    /** A link, and nothing else that could be harmed. */
    private record OneLink(Link only) implements FaultSite {

        @Override
        public Link link(FaultTarget target) {
            return only;
        }

        @Override
        public JvmProcess process(FaultTarget target) {
            throw new IllegalArgumentException("there is no " + target);
        }

        @Override
        public void restart(FaultTarget target) {
            throw new IllegalArgumentException("there is no " + target);
        }

        @Override
        public ConnectRest connect() {
            throw new IllegalStateException("there is no worker");
        }

        @Override
        public String connector() {
            throw new IllegalStateException("there is no connector");
        }

        @Override
        public ScheduledExecutorService watch() {
            throw new IllegalStateException("nothing goes on after the end");
        }
    }
}
