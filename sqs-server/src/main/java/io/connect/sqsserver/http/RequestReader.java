package io.connect.sqsserver.http;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.query.QueryProtocol;
import io.connect.sqsserver.query.QueryRequest;
import io.connect.sqsserver.wire.JsonProtocol;
import io.connect.sqsserver.wire.Parameters;
import io.connect.sqsserver.wire.Protocol;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import java.nio.charset.StandardCharsets;

/** Reads the action of a request in either protocol. Each event loop needs its own reader, because a reader has a buffer. */
final class RequestReader {

    private static final String TARGET = "x-amz-target";
    private static final String TARGET_PREFIX = "AmazonSQS.";
    private static final Protocol JSON = new JsonProtocol();
    private static final Protocol QUERY = new QueryProtocol();
    private static final int KEPT_BYTES = 1 << 20;

    private byte[] buffer = new byte[1 << 14];

    /** The protocol of a request, even of an invalid one. */
    static Protocol protocol(FullHttpRequest request) {
        String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
        boolean json = request.headers().contains(TARGET) || type != null && type.startsWith(JsonProtocol.CONTENT_TYPE);
        return json ? JSON : QUERY;
    }

    /**
     * Reads the action and its parameters.
     *
     * @throws SqsException SerializationException, InvalidAction and the like
     */
    ActionRequest read(FullHttpRequest request) {
        if (request.decoderResult().isFailure()) {
            throw new SqsException(ErrorCode.MALFORMED_REQUEST, "The HTTP request cannot be read.");
        }
        ByteBuf content = request.content();
        int length = content.readableBytes();
        if (protocol(request) == JSON) {
            String target = String.valueOf(request.headers().get(TARGET));
            if (!target.startsWith(TARGET_PREFIX) || !request.method().equals(HttpMethod.POST)) {
                throw new SqsException(
                        ErrorCode.UNKNOWN_OPERATION, "X-Amz-Target " + target + " names no action of this service.");
            }
            return new ActionRequest(
                    target.substring(TARGET_PREFIX.length()), JsonProtocol.read(copy(content, length), length));
        }
        QueryRequest query = request.method().equals(HttpMethod.GET)
                ? ofUri(request.uri())
                : QueryRequest.of(copy(content, length), length);
        String action = query.action()
                .orElseThrow(() -> new SqsException(
                        ErrorCode.MISSING_ACTION, "The request must name an action in the parameter Action."));
        return new ActionRequest(action, query.parameters());
    }

    private static QueryRequest ofUri(String uri) {
        int mark = uri.indexOf('?');
        byte[] form = uri.substring(mark < 0 ? uri.length() : mark + 1).getBytes(StandardCharsets.ISO_8859_1);
        return QueryRequest.of(form, form.length);
    }

    private byte[] copy(ByteBuf content, int length) {
        if (length > buffer.length || buffer.length > KEPT_BYTES) {
            buffer = new byte[Math.max(length, 1 << 14)];
        }
        content.getBytes(content.readerIndex(), buffer, 0, length);
        return buffer;
    }

    /**
     * The action of a request.
     *
     * @param action the action's name
     * @param parameters the parameters of the action
     */
    record ActionRequest(String action, Parameters parameters) {}
}
