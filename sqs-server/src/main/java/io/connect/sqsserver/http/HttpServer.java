package io.connect.sqsserver.http;

import io.connect.sqsserver.action.Actions;
import io.connect.sqsserver.action.Quotas;
import io.connect.sqsserver.auth.SignatureCheck;
import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.service.SqsService;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Listens for HTTP and serves one service. Any thread may start or close the server. */
public final class HttpServer implements AutoCloseable {

    /** The size limit of a request: 1 MiB of message, with each byte escaped as six in JSON, and attributes. */
    private static final int LARGEST_REQUEST_BYTES = 8 << 20;

    private static final int LARGEST_HEADERS_BYTES = 64 << 10;
    /**
     * The number of unanswered requests that the codec allows. {@link RequestHandler} stops reading much earlier. But
     * one read of 64 KiB may have about three thousand of the smallest requests, and Netty's default limit is 128.
     */
    private static final int MOST_PIPELINED = 4_096;

    private static final int BACKLOG = 1_024;
    private static final long CLOSE_SECONDS = 5;

    private final Transport transport;
    private final Channel listener;

    private HttpServer(Transport transport, Channel listener) {
        this.transport = transport;
        this.listener = listener;
    }

    /**
     * Binds the address and starts to serve.
     *
     * @param clock milliseconds since 1970, never going back
     * @throws IOException when the address cannot be bound
     */
    public static HttpServer start(SqsService service, LongSupplier clock, HttpOptions options) throws IOException {
        Transport transport = new Transport();
        EventLoop loop = transport.loops().next();
        ServerContext context = new ServerContext(
                options,
                new ServiceLoop(service, clock, loop),
                new Actions(new Quotas(options.fifoQuotas())),
                new Signatures(new SignatureCheck(options.secretsByKeyId())),
                new RequestReader(),
                new Bytes());
        ChannelFuture bound = new ServerBootstrap()
                .group(transport.loops())
                .channel(transport.listenerType())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new Connections(context))
                .bind(options.host(), options.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            transport.close();
            throw new IOException(
                    "Cannot listen on " + options.host() + ":" + options.port() + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return new HttpServer(transport, bound.channel());
    }

    /** The port on which the server listens. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Closes all connections. Blocks until the event loop has ended, for at most a few seconds. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
        transport.close();
    }

    /** Sets up each connection. */
    private static final class Connections extends ChannelInitializer<Channel> {

        private final ServerContext context;

        Connections(ServerContext context) {
            this.context = context;
        }

        @Override
        protected void initChannel(Channel channel) {
            HttpDecoderConfig config = new HttpDecoderConfig()
                    .setMaxInitialLineLength(LARGEST_HEADERS_BYTES)
                    .setMaxHeaderSize(LARGEST_HEADERS_BYTES);
            channel.pipeline()
                    .addLast(new HttpServerCodec(config, MOST_PIPELINED))
                    .addLast(new HttpObjectAggregator(LARGEST_REQUEST_BYTES))
                    .addLast(new RequestHandler(context));
        }
    }
}
