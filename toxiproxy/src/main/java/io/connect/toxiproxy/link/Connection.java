package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection and its connection to the server behind the proxy, both on one event loop. Methods may be called from
 * any thread unless stated otherwise.
 */
public final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final Channel client;
    private final Listener.Setup setup;
    private final HoldBudget budget;
    private final long seed;
    private final Promise<Void> ended;

    // These fields are used on the event loop only.
    private final EarlyBytes earlyFromClient = new EarlyBytes();
    private EarlyBytes earlyFromServer = new EarlyBytes();
    private Channel server;
    private Link upstream;
    private Link downstream;
    private boolean closing;
    private boolean broken;
    private boolean read;

    /** A new connection from a client. */
    Connection(Channel client, Listener.Setup setup, HoldBudget budget) {
        this.client = client;
        this.setup = setup;
        this.budget = budget;
        this.seed = setup.seeds().getAsLong();
        this.ended = client.eventLoop().newPromise();
        client.pipeline().addLast(earlyFromClient);
    }

    /** Applies the current toxics of the proxy. The future completes when they act on the bytes. */
    public Future<?> sync() {
        return client.eventLoop().submit(this::syncNow);
    }

    /** Closes both sockets immediately. Bytes that toxics hold back are lost. The future completes when both are closed. */
    public Future<?> close() {
        client.eventLoop().execute(this::closeNow);
        return ended;
    }

    /**
     * Closes the connection if its calls are read ({@code wanted}), or if they are not. The beginning of a message cannot be
     * found in the middle of a connection. A connection that has not reached the server yet will apply the change later.
     */
    Future<?> closeIfRead(boolean wanted) {
        return client.eventLoop().submit(() -> {
            if (upstream != null && read == wanted) {
                closeNow();
            }
        });
    }

    /** Ends the connection with a TCP reset to both sides, without waiting. */
    public void reset() {
        client.eventLoop().execute(() -> {
            makeCloseAReset(client);
            if (server != null) {
                makeCloseAReset(server);
            }
            closeNow();
        });
    }

    /** Linger 0 turns the close of a socket into a reset. */
    static void makeCloseAReset(Channel socket) {
        if (socket.isOpen()) {
            socket.config().setOption(ChannelOption.SO_LINGER, 0);
        }
    }

    Channel client() {
        return client;
    }

    /** Whether this side has closed it. Called on the event loop. */
    boolean closing() {
        return closing;
    }

    /** Completes when both sockets are closed. */
    Future<?> ended() {
        return ended;
    }

    /** The handler for the next attempt to reach the server. It stores the first bytes from the server. */
    ChannelHandler forServer() {
        earlyFromServer = new EarlyBytes();
        return earlyFromServer;
    }

    /**
     * The server is connected: bytes flow from now on, first those that have already arrived. They are delivered even if the
     * client has disconnected in the meantime. Called on the event loop.
     */
    void connected(Channel connectedServer) {
        server = connectedServer;
        if (closing) {
            server.close();
            refused();
            return;
        }
        upstream = new Link(client, server, setup.traffic(), budget, Direction.UPSTREAM, seed);
        downstream = new Link(server, client, setup.traffic(), budget, Direction.DOWNSTREAM, ~seed);
        server.closeFuture().addListener(closed -> endIfClosed());
        client.closeFuture().addListener(closed -> endIfClosed());
        boolean clientIsThere = client.isActive();
        Optional<Interception> interception = setup.interceptions().apply(seed);
        read = interception.isPresent();
        if (clientIsThere) {
            client.pipeline().replace(earlyFromClient, null, new LinkHandler(this, upstream, downstream));
        }
        server.pipeline().replace(earlyFromServer, null, new LinkHandler(this, downstream, upstream));
        syncNow();
        if (read && clientIsThere) {
            client.pipeline().addFirst(interception.get().requests());
            server.pipeline().addFirst(interception.get().answers());
            earlyFromClient.handTo(client.pipeline());
            earlyFromServer.handTo(server.pipeline());
        } else {
            earlyFromClient.handTo(upstream);
            earlyFromServer.handTo(downstream);
        }
        if (!clientIsThere) {
            upstream.sourceEnded();
            downstream.discard();
        }
    }

    /** The server cannot be reached. Called on the event loop. */
    void refused() {
        earlyFromClient.discard();
        earlyFromServer.discard();
        client.close().addListener(closed -> ended.trySuccess(null));
    }

    /**
     * A socket has failed, and neither a close by one side nor a toxic was the cause. Reports the end once; called on the event
     * loop.
     */
    void broke(Channel socket, Throwable cause) {
        if (broken || closing || isOwnEnd(cause)) {
            return;
        }
        broken = true;
        String side = socket == client ? "client" : "server";
        if (cause instanceof IOException) {
            LOG.warn(
                    "Proxy {}: connection to {} {} broke: {}",
                    setup.name(),
                    side,
                    socket.remoteAddress(),
                    cause.toString());
        } else {
            LOG.warn("Proxy {}: connection to {} {} broke", setup.name(), side, socket.remoteAddress(), cause);
        }
    }

    /** Netty throws this when this side has closed a socket that is still in use, as a toxic does during a transfer. */
    static boolean isOwnEnd(Throwable cause) {
        return cause instanceof ClosedChannelException;
    }

    private void syncNow() {
        if (upstream != null) {
            upstream.sync(setup.toxics().apply(Direction.UPSTREAM));
            downstream.sync(setup.toxics().apply(Direction.DOWNSTREAM));
        }
    }

    private void closeNow() {
        closing = true;
        if (upstream != null) {
            upstream.discard();
            downstream.discard();
            server.close();
            client.close();
        } else {
            refused();
        }
    }

    private void endIfClosed() {
        if (!client.isOpen() && !server.isOpen()) {
            ended.trySuccess(null);
        }
    }
}
