package io.connect.sqsserver.http;

import io.connect.sqsserver.action.Call;
import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.wire.Protocol;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the requests of one connection, one at a time. Later requests wait until the current one is answered. The
 * handler continues to read, so it immediately notices a client that goes away during a long poll.
 *
 * <p>Before it handles a request, the event loop reads all input that has arrived, including closed connections.
 * Otherwise a message could go to a client that had gone before the message was sent.
 */
final class RequestHandler extends ChannelInboundHandlerAdapter {

    private static final Logger log = LoggerFactory.getLogger(RequestHandler.class);

    /** Limits of the requests and bytes that may wait on a connection. Above a limit, the handler stops reading. */
    private static final int MOST_WAITING = 64;

    private static final int MOST_WAITING_BYTES = 2 << 20;

    private static final String TRACE = "x-amzn-trace-id";

    private final ServerContext server;
    private final Deque<FullHttpRequest> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean scheduled;
    private Exchange current;

    RequestHandler(ServerContext server) {
        this.server = server;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        FullHttpRequest request = (FullHttpRequest) message;
        waiting.addLast(request);
        waitingBytes += request.content().readableBytes();
        if (waiting.size() >= MOST_WAITING || waitingBytes >= MOST_WAITING_BYTES) {
            context.channel().config().setAutoRead(false);
        }
        nextLater(context);
    }

    /** A client that does not read its answers gets no further answers. The handler also stops reading its requests. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        nextLater(context);
        context.fireChannelWritabilityChanged();
    }

    private void nextLater(ChannelHandlerContext context) {
        if (!scheduled && current == null) {
            scheduled = true;
            context.executor().execute(() -> next(context));
        }
    }

    private void next(ChannelHandlerContext context) {
        scheduled = false;
        while (current == null && !waiting.isEmpty() && context.channel().isWritable()) {
            FullHttpRequest request = waiting.pollFirst();
            waitingBytes -= request.content().readableBytes();
            begin(context, request);
            if (waiting.size() < MOST_WAITING && waitingBytes < MOST_WAITING_BYTES) {
                context.channel().config().setAutoRead(true);
            }
        }
    }

    private void begin(ChannelHandlerContext context, FullHttpRequest request) {
        boolean keepAlive =
                HttpUtil.isKeepAlive(request) && !request.decoderResult().isFailure();
        Protocol protocol = RequestReader.protocol(request);
        current = new Exchange(context, server.loop(), server.out(), protocol, keepAlive, () -> ended(context));
        Exchange exchange = current;
        long delayMicros = server.options().serviceTime().micros(ThreadLocalRandom.current());
        if (delayMicros == 0) {
            run(exchange, request);
        } else {
            context.executor().schedule(() -> run(exchange, request), delayMicros, TimeUnit.MICROSECONDS);
        }
    }

    private void run(Exchange exchange, FullHttpRequest request) {
        try {
            server.signatures().check(request);
            RequestReader.ActionRequest read = server.reader().read(request);
            exchange.action(read.action());
            QueuePath.require(path(request.uri()), read);
            Call call = new Call(
                    server.loop().service(),
                    read.parameters(),
                    server.loop().nowMillis(),
                    baseUrl(exchange.localAddress(), request),
                    Optional.of(path(request.uri())),
                    Optional.ofNullable(request.headers().get(TRACE)));
            server.actions().named(read.action()).run(call, exchange);
        } catch (SqsException e) {
            exchange.refuse(e);
        } catch (RuntimeException e) {
            log.error("Cannot answer {}", request.uri(), e);
            exchange.refuse(new SqsException(ErrorCode.SERVICE_UNAVAILABLE, "The server failed: " + e));
        } catch (OutOfMemoryError e) {
            exchange.refuse(new SqsException(ErrorCode.SERVICE_UNAVAILABLE, "The server's heap is full."));
        } finally {
            request.release();
        }
        server.loop().rearm();
    }

    /**
     * The base URL, with the host as the client names it. A client that uses a queue URL then stays on the same network
     * path.
     */
    private static String baseUrl(InetSocketAddress local, FullHttpRequest request) {
        String host = request.headers().get(HttpHeaderNames.HOST);
        return "http://"
                + (host == null || host.isEmpty() ? local.getAddress().getHostAddress() + ":" + local.getPort() : host);
    }

    private static String path(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri : uri.substring(0, mark);
    }

    /** Waiting requests continue in a later turn of the event loop. Otherwise they could overflow the stack. */
    private void ended(ChannelHandlerContext context) {
        current = null;
        if (!waiting.isEmpty()) {
            nextLater(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (current != null) {
            current.abandon();
            current = null;
            server.loop().rearm();
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.debug("Connection {} ends", context.channel(), cause);
        context.close();
    }
}
