package io.connect.toxiproxy.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.connect.toxiproxy.toxic.call.Occurrence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.message.AddPartitionsToTxnRequestData;
import org.apache.kafka.common.message.AddPartitionsToTxnRequestData.AddPartitionsToTxnTopic;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData.WritableTxnMarker;
import org.apache.kafka.common.message.WriteTxnMarkersRequestData.WritableTxnMarkerTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KafkaRequestTest {

    /** Every version of every API has an answer to an empty request, if the API can answer with an error at all. */
    @ParameterizedTest
    @MethodSource("everyVersion")
    void everyVersionCanBeAnsweredWithAnError(ApiKeys api, short version) {
        Optional<KafkaRequest> request = KafkaRequest.read(bytes(api, version, api.messageType.newRequest()));

        // An empty filter of access lists counts as no filter.
        assertThat(request.isPresent() || api == ApiKeys.DESCRIBE_ACLS).isTrue();
        // Produce with acks=0 is not answered.
        request.filter(read -> api != ApiKeys.PRODUCE).ifPresent(read -> {
            ByteBuf answer = read.answer(Errors.NOT_COORDINATOR);
            assertThat(answer.readInt()).isEqualTo(answer.readableBytes());
            AbstractResponse parsed =
                    AbstractResponse.parseResponse(answer.nioBuffer(), new RequestHeader(api, version, "c", 7));
            assertThat(parsed.apiKey()).isEqualTo(api);
        });
    }

    static Stream<Arguments> everyVersion() {
        return KafkaApis.all().stream()
                .flatMap(api -> IntStream.rangeClosed(api.oldestVersion(), api.latestVersion())
                        .mapToObj(version -> Arguments.of(api, (short) version)));
    }

    @Test
    void findsTopicsWhereverTheyStand() {
        OffsetFetchRequestData fetch = new OffsetFetchRequestData()
                .setGroups(List.of(new OffsetFetchRequestGroup()
                        .setGroupId("g")
                        .setTopics(List.of(new OffsetFetchRequestTopics().setName("a")))));
        assertThat(topic(ApiKeys.OFFSET_FETCH, 8, fetch, "a")).isTrue();
        assertThat(topic(ApiKeys.OFFSET_FETCH, 8, fetch, "g")).isFalse();

        AddPartitionsToTxnRequestData add = new AddPartitionsToTxnRequestData().setV3AndBelowTransactionalId("t");
        add.v3AndBelowTopics().add(new AddPartitionsToTxnTopic().setName("a").setPartitions(List.of(0)));
        assertThat(topic(ApiKeys.ADD_PARTITIONS_TO_TXN, 3, add, "a")).isTrue();
        assertThat(topic(ApiKeys.ADD_PARTITIONS_TO_TXN, 3, add, "t")).isFalse();
        assertThat(transaction(ApiKeys.ADD_PARTITIONS_TO_TXN, 3, add, "t")).isTrue();

        WriteTxnMarkersRequestData markers = new WriteTxnMarkersRequestData()
                .setMarkers(List.of(new WritableTxnMarker()
                        .setTopics(List.of(
                                new WritableTxnMarkerTopic().setName("a").setPartitionIndexes(List.of(1))))));
        assertThat(topic(ApiKeys.WRITE_TXN_MARKERS, 1, markers, "a")).isTrue();
    }

    @Test
    void findsTransactionalIdsWhereverTheyStand() {
        FindCoordinatorRequestData find =
                new FindCoordinatorRequestData().setKeyType((byte) 1).setCoordinatorKeys(List.of("t"));
        assertThat(transaction(ApiKeys.FIND_COORDINATOR, 4, find, "t")).isTrue();
        assertThat(transaction(ApiKeys.FIND_COORDINATOR, 4, find.duplicate().setKeyType((byte) 0), "t"))
                .isFalse();
        assertThat(transaction(
                        ApiKeys.FIND_COORDINATOR,
                        2,
                        new FindCoordinatorRequestData().setKeyType((byte) 1).setKey("t"),
                        "t"))
                .isTrue();
        assertThat(transaction(
                        ApiKeys.PRODUCE,
                        9,
                        new ProduceRequestData().setTransactionalId("t").setAcks((short) -1),
                        "t"))
                .isTrue();
    }

    @Test
    void producesWithoutAcknowledgementGetNoAnswer() {
        ProduceRequestData produce = new ProduceRequestData().setAcks((short) 0);
        produce.topicData()
                .add(new ProduceRequestData.TopicProduceData()
                        .setName("a")
                        .setPartitionData(List.of(
                                new ProduceRequestData.PartitionProduceData().setRecords(MemoryRecords.EMPTY))));

        assertThat(KafkaRequest.read(bytes(ApiKeys.PRODUCE, (short) 9, produce))
                        .orElseThrow()
                        .answer(Errors.NOT_LEADER_OR_FOLLOWER))
                .isNull();
    }

    @ParameterizedTest
    @MethodSource("everyAcks")
    void findsAcksInEveryVersionOfAProduce(short version, short acks, String transaction) {
        ProduceRequestData produce = new ProduceRequestData()
                .setAcks(acks)
                .setTransactionalId(transaction)
                .setTimeoutMs(1);
        ByteBuffer body = bytes(ApiKeys.PRODUCE, version, produce);
        ByteBuf frame = Unpooled.buffer().writeInt(body.remaining()).writeBytes(body.duplicate());

        assertThat(ProduceAcks.read(frame, body.remaining())).contains((int) acks);
        assertThat(ProduceAcks.read(frame.slice(0, 14), body.remaining())).isEmpty();
    }

    static Stream<Arguments> everyAcks() {
        return IntStream.rangeClosed(ApiKeys.PRODUCE.oldestVersion(), ApiKeys.PRODUCE.latestVersion())
                .boxed()
                .flatMap(version -> Stream.of(0, 1, -1)
                        .flatMap(acks -> Stream.of(null, "t", "x".repeat(300))
                                .map(id -> Arguments.of(version.shortValue(), acks.shortValue(), id))));
    }

    @Test
    void garbageIsNoRequest() {
        assertThat(KafkaRequest.read(ByteBuffer.wrap(new byte[] {0, 26, 0, 4, 0, 0})))
                .isEmpty();
        assertThat(KafkaRequest.read(
                        ByteBuffer.allocate(100).putShort((short) 9_999).rewind()))
                .isEmpty();
    }

    private static boolean topic(ApiKeys api, int version, ApiMessage body, String topic) {
        return about(api, version, body, Optional.of(topic), Optional.empty());
    }

    private static boolean transaction(ApiKeys api, int version, ApiMessage body, String id) {
        return about(api, version, body, Optional.empty(), Optional.of(id));
    }

    private static boolean about(
            ApiKeys api, int version, ApiMessage body, Optional<String> topic, Optional<String> transaction) {
        KafkaCall rule = new KafkaCall(api.name, Occurrence.each(), new CallAction.Drop(), topic, transaction);
        return KafkaRequest.read(bytes(api, (short) version, body))
                .orElseThrow()
                .isAbout(rule, new TopicIds());
    }

    private static ByteBuffer bytes(ApiKeys api, short version, ApiMessage body) {
        RequestHeaderData header = new RequestHeaderData()
                .setRequestApiKey(api.id)
                .setRequestApiVersion(version)
                .setCorrelationId(7)
                .setClientId("c");
        return RequestUtils.serialize(header, api.requestHeaderVersion(version), body, version);
    }
}
