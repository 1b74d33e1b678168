package io.connect.toxiproxy.http;

import io.connect.toxiproxy.aws.AwsRequest;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Determines the call of a request. In SQS's query protocol the body names the action, so this keeps the first part of such a
 * body while another handler reads it.
 */
final class CallReader implements HttpHandler {

    /** A request of SQS has no more: the next handler reads at most this before it forwards the request. */
    private static final int MOST_BYTES = ClientWatch.MOST_BUFFERED_BYTES;

    private static final AttachmentKey<ByteArrayOutputStream> FORM = AttachmentKey.create(ByteArrayOutputStream.class);

    private final HttpHandler next;

    CallReader(HttpHandler next) {
        this.next = next;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        String type = Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE))
                .orElse("");
        if (AwsRequest.isForm(exchange.getRequestMethod().toString(), type)) {
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            exchange.putAttachment(FORM, form);
            exchange.addRequestWrapper((body, request) -> new Kept(body.create(), form));
        }
        next.handleRequest(exchange);
    }

    /** The call of a request whose body has been read into buffers. */
    static AwsRequest call(HttpServerExchange exchange) {
        List<String> headers = new ArrayList<>();
        for (HeaderValues values : exchange.getRequestHeaders()) {
            values.forEach(value -> headers.add(values.getHeaderName() + ": " + value));
        }
        String query = exchange.getQueryString();
        ByteArrayOutputStream form = exchange.getAttachment(FORM);
        return AwsRequest.of(
                exchange.getRequestMethod().toString(),
                exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query),
                headers,
                form == null ? new byte[0] : form.toByteArray());
    }

    /** A body whose first bytes are kept as they are read. */
    private static final class Kept extends AbstractStreamSourceConduit<StreamSourceConduit> {

        private final ByteArrayOutputStream form;

        Kept(StreamSourceConduit body, ByteArrayOutputStream form) {
            super(body);
            this.form = form;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int start = target.position();
            int size = next.read(target);
            if (size > 0 && form.size() < MOST_BYTES) {
                byte[] read = new byte[size];
                target.duplicate().position(start).get(read);
                form.writeBytes(read);
            }
            return size;
        }
    }
}
