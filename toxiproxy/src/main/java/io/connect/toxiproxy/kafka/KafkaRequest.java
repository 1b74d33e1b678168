package io.connect.toxiproxy.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;
import org.apache.kafka.common.requests.ResponseHeader;

/** One request, read completely by the schemas of kafka-clients. Its body becomes JSON only when a rule needs the names in it. */
final class KafkaRequest {

    private static final String ERROR_CODE = "errorCode";

    private final RequestHeader header;
    private final AbstractRequest body;
    private JsonNode json;

    private KafkaRequest(RequestHeader header, AbstractRequest body) {
        this.header = header;
        this.body = body;
    }

    /** Reads a request without its size field; empty if kafka-clients does not understand it. */
    static Optional<KafkaRequest> read(ByteBuffer bytes) {
        try {
            RequestHeader header = RequestHeader.parse(bytes);
            AbstractRequest body = AbstractRequest.parseRequest(
                            header.apiKey(), header.apiVersion(), new ByteBufferAccessor(bytes))
                    .request;
            return Optional.of(new KafkaRequest(header, body));
        } catch (RuntimeException e) {
            // Parsing may throw a dozen exceptions: a buffer too short, a wrong schema, an unsupported version.
            return Optional.empty();
        }
    }

    /** Whether it contains the topic and the transactional id that a rule is limited to. */
    boolean isAbout(KafkaCall rule, TopicIds ids) {
        if (!rule.narrowed()) {
            return true;
        }
        if (json == null) {
            json = MessageJson.write(body.data(), header.apiVersion());
        }
        BodyNames names = new BodyNames(header.apiKey());
        return rule.topic()
                        .map(topic -> names.topics(json, ids).contains(topic))
                        .orElse(true)
                && rule.transactionalId()
                        .map(id -> names.transactions(json).contains(id))
                        .orElse(true);
    }

    /** A broker's answer with this error, with its size field; null if the client expects no answer. */
    ByteBuf answer(Errors error) {
        // Success has no exception, so the code creates the answer of another error and changes it to success.
        Errors shown = error == Errors.NONE ? Errors.UNKNOWN_SERVER_ERROR : error;
        AbstractResponse response = body.getErrorResponse(0, shown.exception());
        if (response == null) {
            return null;
        }
        short version = header.apiVersion();
        ApiMessage data = response.data();
        if (error == Errors.NONE) {
            JsonNode successful = MessageJson.write(data, version);
            clearErrors(successful);
            data = MessageJson.read(data, successful, version);
        }
        ResponseHeader responseHeader = header.toResponseHeader();
        ByteBuffer bytes = RequestUtils.serialize(responseHeader.data(), responseHeader.headerVersion(), data, version);
        return Unpooled.wrappedBuffer(
                Unpooled.buffer(Integer.BYTES).writeInt(bytes.remaining()), Unpooled.wrappedBuffer(bytes));
    }

    private static void clearErrors(JsonNode node) {
        if (node instanceof ObjectNode object && object.has(ERROR_CODE)) {
            object.put(ERROR_CODE, Errors.NONE.code());
        }
        node.forEach(KafkaRequest::clearErrors);
    }
}
