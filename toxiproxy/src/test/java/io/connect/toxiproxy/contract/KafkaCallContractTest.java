package io.connect.toxiproxy.contract;

import static io.connect.toxiproxy.contract.KafkaPeer.TOPIC_ID;
import static io.connect.toxiproxy.contract.KafkaPeer.answer;
import static io.connect.toxiproxy.contract.KafkaPeer.answered;
import static io.connect.toxiproxy.contract.KafkaPeer.frame;
import static io.connect.toxiproxy.contract.KafkaPeer.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.FindCoordinatorRequest;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.WriteTxnMarkersRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This project's own toxics for single calls of Kafka's protocol. A genuine server rejects them by name. */
class KafkaCallContractTest extends CallContract {

    /** The time to wait for an answer that must not arrive. */
    private static final int SILENCE_MS = 300;

    private KafkaPeer kafka;
    private int port;

    KafkaCallContractTest() {
        super("kafka_call");
    }

    @BeforeEach
    void createProxy() {
        kafka = keep(new KafkaPeer());
        port = proxyTo(kafka.peer());
    }

    @Test
    void aGenuineServerRefusesItByItsType() {
        if (backend.genuine()) {
            assertError(rule("downstream", "\"api\":\"EndTxn\",\"action\":\"drop\""), 400, "invalid toxic type");
        } else {
            assertThat(rule("downstream", "\"api\":\"EndTxn\",\"action\":\"drop\"")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void losesOneAnswerAndEveryLaterOneOfItsConnection() throws IOException {
        ours("downstream", "\"api\":\"EndTxn\",\"action\":\"drop\",\"nth\":2");
        Socket client = connect(port);
        send(client, endTxn("t"), 1);
        assertThat(answered(client)).isEqualTo(1);

        send(client, endTxn("t"), 2);
        send(client, metadata(), 3);

        assertSilent(client);
        assertThat(kafka.seen()).containsExactly(1, 2, 3);
        assertThat(counts()).isEqualTo("{\"seen\":2,\"hit\":1,\"unknown\":0}");
        Socket next = connect(port);
        send(next, endTxn("t"), 4);
        assertThat(answered(next)).isEqualTo(4);
    }

    @Test
    void losesOneRequest() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"drop\",\"nth\":1");
        Socket client = connect(port);

        send(client, metadata(), 1);
        send(client, endTxn("t"), 2);
        send(client, metadata(), 3);

        assertThat(answered(client)).isEqualTo(1);
        assertSilent(client);
        assertThat(kafka.seen()).containsExactly(1, 3);
    }

    @ParameterizedTest
    @CsvSource({"upstream", "downstream"})
    void answersAnErrorInItsTurn(String stream) throws IOException {
        ours(stream, "\"api\":\"EndTxn\",\"action\":\"error\",\"error\":\"NOT_COORDINATOR\"");
        Socket client = connect(port);

        client.getOutputStream()
                .write(joined(
                        frame(metadata(), 1),
                        frame(endTxn("t"), 2),
                        frame(endTxn("t"), 3),
                        frame(findCoordinator(), 4)));

        assertThat(answered(client)).isEqualTo(1);
        for (int number = 2; number <= 3; number++) {
            assertThat(answer(client, endTxn("t"), number).errorCounts()).isEqualTo(Map.of(Errors.NOT_COORDINATOR, 1));
        }
        assertThat(answered(client)).isEqualTo(4);
        assertThat(kafka.seen()).isEqualTo(stream.equals("upstream") ? List.of(1, 4) : List.of(1, 2, 3, 4));
    }

    /** The broker receives the answer that its markers are written, although they were not. */
    @Test
    void claimsSuccess() throws IOException {
        ours("upstream", "\"api\":\"WriteTxnMarkers\",\"action\":\"error\",\"error\":\"NONE\"");
        Socket client = connect(port);
        AbstractRequest markers = markers("orders");

        send(client, markers, 1);

        assertThat(answer(client, markers, 1).errorCounts()).isEqualTo(Map.of(Errors.NONE, 1));
        assertThat(kafka.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"upstream", "downstream"})
    void delaysOneCallAndTheCallsBehindIt(String stream) throws IOException {
        ours(stream, "\"api\":\"EndTxn\",\"action\":\"delay\",\"delay\":400");
        Socket client = connect(port);
        long start = System.nanoTime();

        client.getOutputStream().write(joined(frame(endTxn("t"), 1), frame(metadata(), 2)));

        assertThat(answered(client)).isEqualTo(1);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(400_000_000L);
        assertThat(answered(client)).isEqualTo(2);
    }

    @Test
    void deliversADelayedAnswerOfAServerThatHasGone() throws IOException {
        ours("downstream", "\"api\":\"EndTxn\",\"action\":\"delay\",\"delay\":300");
        Socket client = connect(port);
        send(client, endTxn("t"), 1);
        await().atMost(Duration.ofMinutes(1)).until(() -> !kafka.seen().isEmpty());

        kafka.close();

        assertThat(answered(client)).isEqualTo(1);
        assertThat(isClosed(client)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"upstream,0", "downstream,1"})
    void resetsTheConnection(String stream, int seen) throws IOException {
        ours(stream, "\"api\":\"EndTxn\",\"action\":\"reset\"");
        Socket client = connect(port);

        send(client, endTxn("t"), 1);

        assertThatThrownBy(() -> client.getInputStream().read())
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(kafka.seen()).hasSize(seen);
    }

    @Test
    void meetsOneTransactionalIdOnly() throws IOException {
        ours(
                "upstream",
                "\"api\":\"EndTxn\",\"action\":\"error\",\"error\":\"NOT_COORDINATOR\",\"transactional_id\":\"mine\"");
        Socket client = connect(port);

        send(client, endTxn("other"), 1);
        send(client, endTxn("mine"), 2);

        assertThat(answered(client)).isEqualTo(1);
        assertThat(answer(client, endTxn("mine"), 2).errorCounts()).containsKey(Errors.NOT_COORDINATOR);
        assertThat(counts()).isEqualTo("{\"seen\":1,\"hit\":1,\"unknown\":0}");
    }

    /** Older requests contain topic names. Newer requests contain topic ids, and answers to Metadata contain their names. */
    @ParameterizedTest
    @CsvSource({"9", "13"})
    void meetsOneTopicOnly(short version) throws IOException {
        ours(
                "upstream",
                "\"api\":\"Produce\",\"action\":\"error\",\"error\":\"NOT_LEADER_OR_FOLLOWER\",\"topic\":\"orders\"");
        Socket client = connect(port);
        send(client, metadata(), 1);
        assertThat(answered(client)).isEqualTo(1);

        send(client, produce("others", (short) 1, version), 2);
        AbstractRequest mine = produce("orders", (short) 1, version);
        send(client, mine, 3);

        assertThat(answered(client)).isEqualTo(2);
        assertThat(answer(client, mine, 3).errorCounts()).containsKey(Errors.NOT_LEADER_OR_FOLLOWER);
        assertThat(kafka.seen()).containsExactly(1, 2);
    }

    @Test
    void everySecondCallIsMet() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"error\",\"error\":\"NOT_COORDINATOR\",\"every\":2");
        Socket client = connect(port);
        for (int i = 1; i <= 6; i++) {
            send(client, endTxn("t"), i);
            if (i % 2 == 0) {
                answer(client, endTxn("t"), i);
            } else {
                assertThat(answered(client)).isEqualTo(i);
            }
        }
        assertThat(counts()).isEqualTo("{\"seen\":6,\"hit\":3,\"unknown\":0}");
    }

    @Test
    void passesAndCountsUnknownCalls() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"drop\"");
        Socket client = connect(port);

        byte[] newer = frame(endTxn("t"), 1);
        newer[7] = 99;
        client.getOutputStream().write(newer);
        assertThat(answered(client)).isEqualTo(1);
        byte[] unheardOf = frame(endTxn("t"), 2);
        unheardOf[4] = 99;
        client.getOutputStream().write(unheardOf);
        assertThat(answered(client)).isEqualTo(2);

        // A later API cannot be EndTxn, so it is not counted.
        assertThat(counts()).isEqualTo("{\"seen\":0,\"hit\":0,\"unknown\":1}");
    }

    @Test
    void passesAndCountsAConversationThatIsNotKafka() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"drop\"");
        int echoPort = echoBehindARule();

        assertEchoes(connect(echoPort));

        assertThat(http.get("/proxies/q/toxics/rule")
                        .json()
                        .path("calls")
                        .path("unknown")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void keepsStepWithRequestsThatAreNotAnswered() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"error\",\"error\":\"NOT_COORDINATOR\"");
        Socket client = connect(port);

        send(client, produce("orders", (short) 0, (short) 9), -1);
        send(client, endTxn("t"), 2);

        assertThat(answer(client, endTxn("t"), 2).errorCounts()).containsKey(Errors.NOT_COORDINATOR);
    }

    @Test
    void readsRequestsThatComeByteByByte() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"error\",\"error\":\"NOT_COORDINATOR\"");
        Socket client = connect(port);

        for (byte single :
                joined(frame(metadata(), 1), frame(endTxn("t"), 2), frame(produce("a", (short) 1, (short) 9), 3))) {
            client.getOutputStream().write(single);
        }

        assertThat(answered(client)).isEqualTo(1);
        assertThat(answer(client, endTxn("t"), 2).errorCounts()).containsKey(Errors.NOT_COORDINATOR);
        assertThat(answered(client)).isEqualTo(3);
    }

    @Test
    void keepsNoRequestThatNoRuleIsAbout() throws IOException {
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"drop\"");
        Socket client = connect(port);

        sendPartOfALargeFetch(client);

        await().atMost(Duration.ofMinutes(1)).until(() -> kafka.bytes() >= 1_000_000);
        assertThat(kafka.seen()).isEmpty();
    }

    /** One megabyte of a request with a declared size of fifty. */
    private static void sendPartOfALargeFetch(Socket client) throws IOException {
        client.getOutputStream()
                .write(ByteBuffer.allocate(1_000_014)
                        .putInt(50_000_000)
                        .putShort(ApiKeys.FETCH.id)
                        .putShort(ApiKeys.FETCH.latestVersion())
                        .putInt(1)
                        .array());
    }

    /** A rule that needs only the API decides at the first bytes. */
    @Test
    void keepsNoRequestWhoseBodyNoRuleNeeds() throws IOException {
        ours("upstream", "\"api\":\"Fetch\",\"action\":\"drop\",\"nth\":2");
        Socket client = connect(port);

        sendPartOfALargeFetch(client);

        await().atMost(Duration.ofMinutes(1)).until(() -> kafka.bytes() >= 1_000_000);
        assertThat(counts()).isEqualTo("{\"seen\":1,\"hit\":0,\"unknown\":0}");
    }

    @Test
    void closesOpenConnectionsOnceWhenTheFirstRuleComes() throws IOException {
        assumeFalse(backend.genuine());
        Socket before = connect(port);
        send(before, metadata(), 1);
        assertThat(answered(before)).isEqualTo(1);

        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"drop\",\"nth\":9");

        assertThat(isClosed(before)).isTrue();
        Socket after = connect(port);
        send(after, metadata(), 2);
        assertThat(answered(after)).isEqualTo(2);
        http.delete("/proxies/p/toxics/rule");
        ours("upstream", "\"api\":\"EndTxn\",\"action\":\"error\",\"error\":\"NOT_COORDINATOR\"");
        send(after, endTxn("t"), 3);
        assertThat(answer(after, endTxn("t"), 3).errorCounts()).containsKey(Errors.NOT_COORDINATOR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'api':'EndTxm','action':'drop'|there is no Kafka API \"EndTxm\", only Produce, Fetch,",
                "'action':'drop'|attribute api is missing",
                "'api':'EndTxn'|attribute action is missing",
                "'api':'EndTxn','action':'loose'|action must be drop, delay, reset, error, empty or fail_entry, but is \"loose\"",
                "'api':'EndTxn','action':'empty'|action empty is one of aws_call",
                "'api':'EndTxn','action':'error'|attribute error is missing",
                "'api':'EndTxn','action':'error','error':'NOPE'|there is no Kafka error \"NOPE\"",
                "'api':'EndTxn','action':'delay'|attribute delay is missing",
                "'api':'EndTxn','action':'delay','delay':0|a delay must be longer than 0",
                "'api':'EndTxn','action':'drop','delay':5|action drop has no attribute delay",
                "'api':'EndTxn','action':'drop','nth':0|nth must be a whole number from 1 on",
                "'api':'EndTxn','action':'drop','nth':1,'every':2|give one of nth, every and share",
                "'api':'EndTxn','action':'drop','share':1.5|share must be 0 to 1",
                "'api':'EndTxn','action':'drop','queue':'q'|kafka_call has no attribute queue, only api,"
            })
    void refusesImpossibleRules(String attributes, String message) {
        assumeFalse(backend.genuine());

        var answer = rule("upstream", attributes);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText())
                .startsWith("bad request body: ")
                .contains(message);
        assertThat(http.get("/proxies/p/toxics").body()).isEqualTo("[]");
    }

    @Test
    void showsAndChangesItsAttributes() {
        assumeFalse(backend.genuine());
        assertThat(rule(
                                "downstream",
                                "\"api\":\"EndTxn\",\"action\":\"delay\",\"delay\":200,\"share\":0.5,\"topic\":\"a\"")
                        .body())
                .isEqualTo("{\"attributes\":{\"api\":\"EndTxn\",\"action\":\"delay\",\"delay\":200,\"share\":0.5,"
                        + "\"topic\":\"a\"},\"name\":\"rule\",\"type\":\"kafka_call\",\"stream\":\"downstream\","
                        + "\"toxicity\":1,\"calls\":{\"seen\":0,\"hit\":0,\"unknown\":0}}");

        var changed = http.patch("/proxies/p/toxics/rule", "{\"attributes\":{\"share\":null,\"nth\":3,\"delay\":100}}");

        assertThat(changed.json().path("attributes").toString())
                .isEqualTo("{\"api\":\"EndTxn\",\"action\":\"delay\",\"delay\":100,\"nth\":3,\"topic\":\"a\"}");
    }

    private int echoBehindARule() {
        int echoPort = port(create("q", "127.0.0.1:0"));
        assertThat(http.post(
                                "/proxies/q/toxics",
                                "{\"type\":\"kafka_call\",\"name\":\"rule\",\"stream\":\"upstream\",\"attributes\":"
                                        + "{\"api\":\"EndTxn\",\"action\":\"drop\"}}")
                        .status())
                .isEqualTo(200);
        return echoPort;
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SILENCE_MS);
        assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
    }

    private static byte[] joined(byte[]... parts) {
        int size = 0;
        for (byte[] part : parts) {
            size += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static AbstractRequest endTxn(String id) {
        return new EndTxnRequest.Builder(
                        new EndTxnRequestData()
                                .setTransactionalId(id)
                                .setProducerId(1)
                                .setProducerEpoch((short) 0)
                                .setCommitted(true),
                        true)
                .build((short) 4);
    }

    private static AbstractRequest metadata() {
        return new MetadataRequest(new MetadataRequestData().setTopics(null), ApiKeys.METADATA.latestVersion());
    }

    private static AbstractRequest findCoordinator() {
        return new FindCoordinatorRequest.Builder(
                        new FindCoordinatorRequestData().setKeyType((byte) 1).setCoordinatorKeys(List.of("t")))
                .build((short) 4);
    }

    private static AbstractRequest markers(String topic) {
        WriteTxnMarkersRequestData data = new WriteTxnMarkersRequestData();
        data.markers()
                .add(new WriteTxnMarkersRequestData.WritableTxnMarker()
                        .setProducerId(1)
                        .setTransactionResult(true)
                        .setTopics(List.of(new WriteTxnMarkersRequestData.WritableTxnMarkerTopic()
                                .setName(topic)
                                .setPartitionIndexes(List.of(0)))));
        return new WriteTxnMarkersRequest.Builder(data).build();
    }

    private static AbstractRequest produce(String topic, short acks, short version) {
        ProduceRequestData.TopicProduceData data = new ProduceRequestData.TopicProduceData()
                .setPartitionData(List.of(new ProduceRequestData.PartitionProduceData()
                        .setIndex(0)
                        .setRecords(MemoryRecords.EMPTY)));
        if (version >= 13) {
            data.setTopicId(topic.equals("orders") ? TOPIC_ID : Uuid.METADATA_TOPIC_ID);
        } else {
            data.setName(topic);
        }
        ProduceRequestData body = new ProduceRequestData().setAcks(acks).setTimeoutMs(1_000);
        body.topicData().add(data);
        return new ProduceRequest(body, version);
    }
}
