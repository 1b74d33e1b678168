package io.connect.toxiproxy.http;

import io.undertow.client.ClientConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyClient;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/** Remembers the connection to the service on which each request is sent, so that the request can be ended there. */
final class ServiceConnections implements ProxyClient {

    private static final AttachmentKey<ClientConnection> CARRIER = AttachmentKey.create(ClientConnection.class);

    private final ProxyClient pool;

    ServiceConnections(ProxyClient pool) {
        this.pool = pool;
    }

    /**
     * Closes the client's connection of a request, and the connection to the service on which it is sent. Closing a {@link
     * ClientConnection} waits ten seconds for the answer, so this closes its socket. An upgraded connection gives its socket away
     * and is not used again. Undertow logs the request as failed.
     */
    static void end(HttpServerExchange exchange) {
        ClientConnection carrier = exchange.getAttachment(CARRIER);
        StreamConnection service = null;
        try {
            service = carrier == null ? null : carrier.performUpgrade();
        } catch (IOException e) {
            // It is closed already.
        }
        IoUtils.safeClose(exchange.getConnection(), service);
    }

    @Override
    public ProxyTarget findTarget(HttpServerExchange exchange) {
        return pool.findTarget(exchange);
    }

    /** An ended request gets none: Undertow would send a failed GET again. */
    @Override
    public void getConnection(
            ProxyTarget target,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            long timeout,
            TimeUnit timeUnit) {
        if (exchange.getConnection().isOpen()) {
            pool.getConnection(target, exchange, new Remembering(callback), timeout, timeUnit);
        }
    }

    private record Remembering(ProxyCallback<ProxyConnection> callback) implements ProxyCallback<ProxyConnection> {

        @Override
        public void completed(HttpServerExchange exchange, ProxyConnection connection) {
            exchange.putAttachment(CARRIER, connection.getConnection());
            callback.completed(exchange, connection);
        }

        @Override
        public void failed(HttpServerExchange exchange) {
            callback.failed(exchange);
        }

        @Override
        public void couldNotResolveBackend(HttpServerExchange exchange) {
            callback.couldNotResolveBackend(exchange);
        }

        @Override
        public void queuedRequestFailed(HttpServerExchange exchange) {
            callback.queuedRequestFailed(exchange);
        }
    }
}
