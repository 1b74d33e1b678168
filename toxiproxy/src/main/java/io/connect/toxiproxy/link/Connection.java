package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.function.Function;

/**
 * A client's connection with its counterpart to the server behind the proxy, both on one event loop. Methods may be
 * called from any thread.
 */
public final class Connection {

    private final Channel client;
    private final Traffic traffic;
    private final long seed;
    private final Function<Direction, List<InstalledToxic>> toxics;

    // Both are touched on the event loop only.
    private Channel server;
    private Link upstream;
    private Link downstream;

    /**
     * A connection that a client has just made.
     *
     * @param toxics the toxics of the proxy as they are at the time of the call, for one direction
     */
    Connection(Channel client, Traffic traffic, long seed, Function<Direction, List<InstalledToxic>> toxics) {
        this.client = client;
        this.traffic = traffic;
        this.seed = seed;
        this.toxics = toxics;
    }

    /** Takes over the toxics that the proxy has now; the future is done when bytes are treated accordingly. */
    public Future<?> sync() {
        return client.eventLoop().submit(this::syncNow);
    }

    /** Closes both sockets at once; what toxics hold back is lost. */
    public ChannelFuture close() {
        client.eventLoop().execute(this::closeNow);
        return client.closeFuture();
    }

    /** Ends the connection with a TCP reset to both sides; does not wait for it. */
    public void reset() {
        client.eventLoop().execute(() -> {
            client.config().setOption(ChannelOption.SO_LINGER, 0);
            if (server != null) {
                server.config().setOption(ChannelOption.SO_LINGER, 0);
            }
            closeNow();
        });
    }

    Channel client() {
        return client;
    }

    /** The way to the server is open: bytes flow from here on. */
    void connected(Channel connectedServer) {
        if (!client.isActive()) {
            connectedServer.close();
            return;
        }
        server = connectedServer;
        upstream = new Link(client, server, traffic, Direction.UPSTREAM, seed);
        downstream = new Link(server, client, traffic, Direction.DOWNSTREAM, ~seed);
        client.pipeline().addLast(new LinkHandler(upstream, downstream));
        server.pipeline().addLast(new LinkHandler(downstream, upstream));
        syncNow();
    }

    /** No way to the server. */
    void refused() {
        client.close();
    }

    private void syncNow() {
        if (upstream != null) {
            upstream.sync(toxics.apply(Direction.UPSTREAM));
            downstream.sync(toxics.apply(Direction.DOWNSTREAM));
        }
    }

    private void closeNow() {
        if (upstream != null) {
            upstream.discard();
            downstream.discard();
            server.close();
        }
        client.close();
    }
}
