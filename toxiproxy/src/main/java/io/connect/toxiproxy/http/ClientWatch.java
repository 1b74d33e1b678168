package io.connect.toxiproxy.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Ends a request whose client ends its connection before the answer. Undertow does not read from a client that waits for an
 * answer. Without this handler, a long poll whose client has gone stays in SQS and receives a message.
 *
 * <p>An end of the client's output counts as the end of the connection, as it does at a service. The watch begins when the
 * request has been read to its end, so that only the end of the connection or the next request can follow. It ends with the
 * first bytes of the next request. Used on the I/O thread of the connection only.
 */
final class ClientWatch implements HttpHandler {

    /** The largest part of a request that is buffered before it is forwarded: twice the largest request of SQS. */
    static final int MOST_BUFFERED_BYTES = 2 * 1024 * 1024;

    /** Undertow's, if the JVM may use 128 MiB or more. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private final HttpHandler whole;

    /** Passes a request on when it has been read whole or has filled the buffers. One with {@code Expect} is passed on at once. */
    ClientWatch(HttpHandler next) {
        whole = new RequestBufferingHandler(next, MOST_BUFFERED_BYTES / BUFFER_BYTES);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        if (exchange.isRequestComplete()) {
            begin(exchange, connection);
        } else {
            exchange.addRequestWrapper((body, request) -> new Body(body.create(), request, connection));
        }
        whole.handleRequest(exchange);
    }

    private static void begin(HttpServerExchange exchange, HttpServerConnection connection) {
        // Undertow reads the rest of a request after its answer, and then waits for the next request itself.
        if (!exchange.isComplete() && connection.getExtraBytes() == null) {
            connection.getChannel().getSourceChannel().setReadListener(source -> onReadable(exchange, connection));
            connection.getOriginalSourceConduit().resumeReads();
        }
    }

    /** Bytes here begin the next request. Undertow gets them back and parses them after the answer. */
    private static void onReadable(HttpServerExchange exchange, HttpServerConnection connection) {
        StreamSourceConduit client = connection.getOriginalSourceConduit();
        if (exchange.isComplete()) {
            client.suspendReads();
            return;
        }
        PooledByteBuffer bytes = connection.getByteBufferPool().allocate();
        int size;
        try {
            size = client.read(bytes.getBuffer());
        } catch (IOException e) {
            size = -1;
        }
        if (size > 0) {
            client.suspendReads();
            bytes.getBuffer().flip();
            connection.setExtraBytes(bytes);
            return;
        }
        bytes.close();
        if (size < 0) {
            client.suspendReads();
            ServiceConnections.end(exchange);
        }
    }

    /** The body of a request, in any form. Its last bytes begin the watch. */
    private static final class Body extends AbstractStreamSourceConduit<StreamSourceConduit> {

        private final HttpServerExchange exchange;
        private final HttpServerConnection connection;
        private boolean begun;

        Body(StreamSourceConduit body, HttpServerExchange exchange, HttpServerConnection connection) {
            super(body);
            this.exchange = exchange;
            this.connection = connection;
        }

        /** The buffering and the forwarding both read with this method. */
        @Override
        public int read(ByteBuffer target) throws IOException {
            int size = next.read(target);
            if (!begun && exchange.isRequestComplete()) {
                begun = true;
                begin(exchange, connection);
            }
            return size;
        }
    }
}
