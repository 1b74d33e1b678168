package io.connect.toxiproxy.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.toxiproxy.call.AnswerHandler;
import io.connect.toxiproxy.call.Exchange;
import io.connect.toxiproxy.call.Extent;
import io.connect.toxiproxy.call.Fate;
import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ResponseHeader;

/** Reads a broker's answers: size and request number of each, and the whole answer if it is one to Metadata. */
final class KafkaAnswers extends AnswerHandler {

    private static final int FIRST_BYTES = 2 * Integer.BYTES;

    private final TopicIds topics;
    private boolean passAll;

    KafkaAnswers(TopicIds topics) {
        this.topics = topics;
    }

    /** Passes all bytes, because the connection is not Kafka's protocol. */
    void passAll() {
        passAll = true;
    }

    @Override
    protected Message begin(ByteBuf bytes) {
        if (passAll) {
            return new Message(Extent.endless(), Fate.PASS);
        }
        if (bytes.readableBytes() < FIRST_BYTES) {
            return null;
        }
        int size = bytes.getInt(bytes.readerIndex());
        if (size < Integer.BYTES) {
            passAll = true;
            return new Message(Extent.endless(), Fate.PASS);
        }
        Extent extent = Extent.of((long) size + Integer.BYTES);
        Exchange exchange = next(bytes.getInt(bytes.readerIndex() + Integer.BYTES));
        if (exchange == null) {
            return new Message(extent, Fate.PASS);
        }
        if (exchange.details() instanceof Short version && size <= LARGEST_KEPT_BYTES) {
            if (bytes.readableBytes() < size + Integer.BYTES) {
                return moreOf(exchange);
            }
            learn(bytes.nioBuffer(bytes.readerIndex() + Integer.BYTES, size), version);
        }
        return new Message(extent, exchange.fateOfAnswer());
    }

    private void learn(ByteBuffer answer, short version) {
        try {
            ResponseHeader.parse(answer, ApiKeys.METADATA.responseHeaderVersion(version));
            JsonNode json = MessageJson.write(
                    AbstractResponse.parseResponse(ApiKeys.METADATA, new ByteBufferAccessor(answer), version)
                            .data(),
                    version);
            for (JsonNode topic : json.path("topics")) {
                if (topic.path("topicId").isTextual() && topic.path("name").isTextual()) {
                    topics.put(
                            topic.path("topicId").textValue(),
                            topic.path("name").textValue());
                }
            }
        } catch (RuntimeException e) {
            // kafka-clients may not know the version. Rules then cannot find topics by id.
            return;
        }
    }
}
