package io.connect.toxiproxy.link;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;

/**
 * The event loops of a server and the sockets on them: epoll if available, for its finer timers and lower cost, otherwise NIO.
 */
public final class Transport implements AutoCloseable {

    private static final long SHUTDOWN_SECONDS = 5;

    private final EventLoopGroup loops;
    private final NameLookup names;
    private final HoldBudget budget;
    private final Class<? extends ServerSocketChannel> listenerType;
    private final Class<? extends SocketChannel> socketType;

    /**
     * Starts threads, each with an event loop.
     *
     * @param threads number of threads, at least 1
     * @param nio whether to use NIO even if epoll is available
     * @param holdBytes memory for bytes that the toxics of all connections hold back, at least 1
     */
    public Transport(int threads, boolean nio, long holdBytes) {
        this(threads, nio, holdBytes, new NameLookup(InetAddress::getAllByName, NameLookup.LIMIT));
    }

    /** For tests: with another look-up of names. */
    Transport(int threads, boolean nio, long holdBytes, NameLookup names) {
        this.names = names;
        this.budget = new HoldBudget(holdBytes);
        boolean epoll = !nio && Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        loops = new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory("toxiproxy", true), io);
        listenerType = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        socketType = epoll ? EpollSocketChannel.class : NioSocketChannel.class;
    }

    /** The event loops. */
    public EventLoopGroup loops() {
        return loops;
    }

    /** The look-up of host names. */
    public NameLookup names() {
        return names;
    }

    /** The memory for bytes that toxics hold back. */
    public HoldBudget budget() {
        return budget;
    }

    /** The channel type for sockets that accept connections. */
    public Class<? extends ServerSocketChannel> listenerType() {
        return listenerType;
    }

    /** The channel type for sockets that connect. */
    public Class<? extends SocketChannel> socketType() {
        return socketType;
    }

    /**
     * Closes a port; when it returns, the port can be opened again. With NIO, Java releases the file descriptor of a registered
     * channel only at the next select, so this method waits for one round of the event loop.
     */
    void closePort(Channel listener) {
        listener.close().awaitUninterruptibly();
        if (listener instanceof NioServerSocketChannel) {
            listener.eventLoop().schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
        }
    }

    /**
     * Ends all threads, and waits a few seconds at most. The wait has its own limit, because a thread that fails while it ends
     * never reports its end. This happens if the jar was replaced while the process ran.
     */
    @Override
    public void close() {
        loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(SHUTDOWN_SECONDS + 1, TimeUnit.SECONDS);
    }
}
