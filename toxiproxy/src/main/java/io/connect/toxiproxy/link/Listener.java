package io.connect.toxiproxy.link;

import io.connect.toxiproxy.toxic.Direction;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open port of a proxy and the connections made through it. It is open from {@link #open} to {@link #close}. Connections run
 * on event loops; the methods may be called from any other thread.
 */
public final class Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    /**
     * Not Netty's default, the adaptive allocator. With fifty connections, the pooled one used a fifth less processor time per
     * byte, and a quarter less if toxics held bytes back.
     */
    private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    /**
     * The settings of a listener.
     *
     * @param name the proxy's name, for the log
     * @param upstream the address of the server behind the proxy; looked up for each connection
     * @param traffic counts the bytes
     * @param seeds supplies the seed of all random choices on a connection, a new one for each
     * @param toxics the proxy's current toxics of bytes for one direction
     * @param interceptions creates the reader of a connection's calls from a seed; returns empty while no toxic acts on calls
     */
    public record Setup(
            String name,
            String upstream,
            Traffic traffic,
            LongSupplier seeds,
            Function<Direction, List<InstalledToxic>> toxics,
            LongFunction<Optional<Interception>> interceptions) {}

    private final Transport transport;
    private final Setup setup;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    private Channel channel;
    private volatile boolean closed;

    private Listener(Transport transport, Setup setup) {
        this.transport = transport;
        this.setup = setup;
    }

    /**
     * Opens the port.
     *
     * @throws UnknownHostException when the host to listen on has no address
     * @throws ListenException when the port cannot be opened
     */
    public static Listener open(Transport transport, Address listen, Setup setup)
            throws UnknownHostException, ListenException {
        Listener listener = new Listener(transport, setup);
        listener.bind(listen.toListen(transport.names()));
        return listener;
    }

    /** The address it listens on, with the actual port if any port was requested. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Connections that are open now. */
    public int connectionCount() {
        return connections.size();
    }

    /** Makes every connection apply the proxy's toxics; returns when all have applied them. */
    public void sync() {
        connections.stream().map(Connection::sync).toList().forEach(future -> future.awaitUninterruptibly());
    }

    /** Closes every connection whose calls are read, or every one whose calls are not; returns when the close has begun. */
    public void closeRead(boolean read) {
        connections.stream()
                .map(connection -> connection.closeIfRead(read))
                .toList()
                .forEach(Future::awaitUninterruptibly);
    }

    /** Resets every connection, without waiting. */
    public void resetConnections() {
        connections.forEach(Connection::reset);
    }

    /** Closes the port and every connection; returns when they are closed. */
    public void close() {
        closed = true;
        transport.closePort(channel);
        connections.stream().map(Connection::close).toList().forEach(Future::awaitUninterruptibly);
    }

    private void bind(InetSocketAddress address) throws ListenException {
        ChannelFuture bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.listenerType())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.ALLOCATOR, ALLOCATOR)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        accept(client);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ListenException(address, bound.cause());
        }
        channel = bound.channel();
    }

    private void accept(SocketChannel client) {
        Connection connection = new Connection(client, setup, transport.budget());
        connections.add(connection);
        connection.ended().addListener(done -> connections.remove(connection));
        if (closed) {
            connection.refused();
            return;
        }
        Address upstream;
        try {
            upstream = Address.parse(setup.upstream());
        } catch (IllegalArgumentException e) {
            refuse(connection, e);
            return;
        }
        upstream.toConnect(transport.names())
                .whenCompleteAsync(
                        (addresses, failure) -> {
                            if (failure == null) {
                                connect(connection, addresses.iterator());
                            } else {
                                refuse(connection, failure);
                            }
                        },
                        client.eventLoop());
    }

    private void refuse(Connection connection, Throwable failure) {
        LOG.warn("Proxy {}: cannot resolve upstream {}", setup.name(), setup.upstream(), failure);
        connection.refused();
    }

    private void connect(Connection connection, Iterator<InetSocketAddress> addresses) {
        if (connection.closing()) {
            return;
        }
        InetSocketAddress address = addresses.next();
        new Bootstrap()
                .group(connection.client().eventLoop())
                .channel(transport.socketType())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.ALLOCATOR, ALLOCATOR)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .handler(connection.forServer())
                .connect(address)
                .addListener((ChannelFuture connected) -> {
                    if (connected.isSuccess()) {
                        connection.connected(connected.channel());
                    } else if (addresses.hasNext()) {
                        connect(connection, addresses);
                    } else {
                        LOG.warn(
                                "Proxy {}: cannot connect to upstream {}: {}",
                                setup.name(),
                                address,
                                connected.cause().toString());
                        connection.refused();
                    }
                });
    }
}
