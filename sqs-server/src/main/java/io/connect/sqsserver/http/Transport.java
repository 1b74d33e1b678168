package io.connect.sqsserver.http;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/** The event loop and its socket type: epoll if available, otherwise NIO. */
final class Transport implements AutoCloseable {

    private static final long SHUTDOWN_SECONDS = 5;

    private final MultiThreadIoEventLoopGroup loops;
    private final Class<? extends ServerSocketChannel> listenerType;

    Transport() {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        loops = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("sqs-server", true), io);
        listenerType = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    MultiThreadIoEventLoopGroup loops() {
        return loops;
    }

    Class<? extends ServerSocketChannel> listenerType() {
        return listenerType;
    }

    /** Ends the event loop's thread. Blocks until the thread has ended, for at most a few seconds. */
    @Override
    public void close() {
        loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(SHUTDOWN_SECONDS + 1, TimeUnit.SECONDS);
    }
}
