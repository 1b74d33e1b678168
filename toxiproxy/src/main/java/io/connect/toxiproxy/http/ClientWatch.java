package io.connect.toxiproxy.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.Headers;
import java.io.IOException;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Ends a request whose client ends its connection before the answer. Undertow does not read from a client that waits for an
 * answer. Without this handler, a long poll whose client has gone stays in SQS and receives a message.
 *
 * <p>An end of the client's output counts as the end of the connection, as it does at a service. A client is not watched if its
 * request has a chunked body, an {@code Expect} header or more than 2 MiB. It is no longer watched after it has sent bytes of its
 * next request. Used on the I/O thread of the connection only.
 */
final class ClientWatch implements HttpHandler {

    /**
     * The largest number of buffers of 16 KiB for a request before it is forwarded. Together they hold twice the
     * largest request of SQS.
     */
    private static final int MOST_BUFFERS = 128;

    private final HttpHandler next;

    private ClientWatch(HttpHandler next) {
        this.next = next;
    }

    /** A handler that reads a request whole, so that only the end of the connection can follow it, and then passes it on. */
    static HttpHandler before(HttpHandler next) {
        return new RequestBufferingHandler(new ClientWatch(next), MOST_BUFFERS);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        HttpServerConnection connection = (HttpServerConnection) exchange.getConnection();
        if (isRead(exchange) && connection.getExtraBytes() == null) {
            connection.getChannel().getSourceChannel().setReadListener(source -> onReadable(exchange, connection));
            connection.getOriginalSourceConduit().resumeReads();
        }
        next.handleRequest(exchange);
    }

    private static boolean isRead(HttpServerExchange exchange) {
        if (exchange.isRequestComplete()) {
            return true;
        }
        long sizeBytes = exchange.getRequestContentLength();
        return sizeBytes >= 0
                && sizeBytes < (long) MOST_BUFFERS * exchange.getConnection().getBufferSize()
                && !exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)
                && !exchange.getRequestHeaders().contains(Headers.EXPECT);
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
}
