package io.connect.sqsserver.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** AWS JSON over HTTP without an SDK. One thread serves any number of connections, each with one call at a time. */
final class RawClient implements AutoCloseable {

    private static final int LARGEST = 16 << 20;

    private final int port;
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

    RawClient(int port) {
        this.port = port;
    }

    Connection connect() {
        Connection connection = new Connection();
        connection.channel = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST))
                                .addLast(connection);
                    }
                })
                .connect("127.0.0.1", port)
                .syncUninterruptibly()
                .channel();
        return connection;
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** One connection. The client's thread processes its answers. */
    final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {

        private Channel channel;
        private Consumer<String> next;

        void call(String action, String json, Consumer<String> answer) {
            next = answer;
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            FullHttpRequest request = new DefaultFullHttpRequest(
                    HttpVersion.HTTP_1_1, HttpMethod.POST, "/", Unpooled.wrappedBuffer(body));
            request.headers()
                    .set("Host", "127.0.0.1:" + port)
                    .set("Content-Type", "application/x-amz-json-1.0")
                    .set("X-Amz-Target", "AmazonSQS." + action)
                    .set("Content-Length", body.length);
            channel.writeAndFlush(request);
        }

        /** Makes a call and waits for the answer. */
        String ask(String action, String json) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            call(action, json, answer::complete);
            return answer.join();
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
            String answer = response.content().toString(StandardCharsets.ISO_8859_1);
            if (response.status().code() != 200) {
                throw new IllegalStateException(response.status() + " " + answer);
            }
            next.accept(answer);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // A server that ends resets its connections. A load that stalls for another reason has a visibly lower
            // rate.
            context.close();
        }
    }
}
