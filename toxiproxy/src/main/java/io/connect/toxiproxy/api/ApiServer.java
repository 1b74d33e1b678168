package io.connect.toxiproxy.api;

import io.connect.toxiproxy.link.ListenException;
import io.connect.toxiproxy.link.Transport;
import io.connect.toxiproxy.proxy.Proxies;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The HTTP interface at a port. Requests are answered one after another on the interface's own thread, so that two clients
 * never change the same proxy at the same time.
 */
public final class ApiServer implements AutoCloseable {

    /** A limit far above the size of any configuration of proxies. */
    private static final int LARGEST_BODY_BYTES = 16 * 1024 * 1024;

    /** The same value as Go's DefaultMaxHeaderBytes. */
    private static final int LARGEST_HEAD_BYTES = 1024 * 1024;

    private final Channel channel;
    private final ExecutorService executor;

    private ApiServer(Channel channel, ExecutorService executor) {
        this.channel = channel;
        this.executor = executor;
    }

    /**
     * Opens the port.
     *
     * @throws ListenException when it cannot be opened
     */
    public static ApiServer start(Transport transport, InetSocketAddress address, Proxies proxies)
            throws ListenException {
        Api api = new Api(proxies);
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "toxiproxy-api");
            thread.setDaemon(true);
            return thread;
        });
        ChannelFuture bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.listenerType())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel client) {
                        client.pipeline()
                                .addLast(new HttpServerCodec(decoderConfig()))
                                .addLast(new HttpObjectAggregator(LARGEST_BODY_BYTES))
                                .addLast(new ApiHandler(api, executor));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            executor.shutdown();
            throw new ListenException(address, bound.cause());
        }
        return new ApiServer(bound.channel(), executor);
    }

    private static HttpDecoderConfig decoderConfig() {
        return new HttpDecoderConfig()
                .setMaxInitialLineLength(LARGEST_HEAD_BYTES)
                .setMaxHeaderSize(LARGEST_HEAD_BYTES)
                .setAllowDuplicateContentLengths(true)
                // Go accepts a single line feed as the end of a line.
                .setStrictLineParsing(false);
    }

    /** The address it listens on. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Closes the port. Requests already being answered are completed. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        executor.shutdown();
    }
}
