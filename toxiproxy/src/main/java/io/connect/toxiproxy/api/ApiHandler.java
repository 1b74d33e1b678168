package io.connect.toxiproxy.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests off the event loop, because the interface waits for event loops itself. */
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private static final String REQUEST_ID = "X-Toxiproxy-Request-Id";

    private final Api api;
    private final Executor executor;

    ApiHandler(Api api, Executor executor) {
        this.api = api;
        this.executor = executor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        String method = request.method().name();
        List<String> path = segments(request.uri());
        String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
        byte[] body = ByteBufUtil.getBytes(request.content());
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        executor.execute(() -> respond(context, answer(method, path, userAgent, body), keepAlive));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection to the HTTP interface broke", cause);
        context.close();
    }

    private ApiAnswer answer(String method, List<String> path, String userAgent, byte[] body) {
        try {
            ApiAnswer answer = api.answer(method, path, userAgent, body);
            LOG.debug("{} /{} is answered {}", method, String.join("/", path), answer.status());
            return answer;
        } catch (RuntimeException e) {
            LOG.error("{} /{} failed", method, String.join("/", path), e);
            return ApiAnswer.text(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), "{\"error\":\"internal error\",\"status\":500}");
        }
    }

    private static void respond(ChannelHandlerContext context, ApiAnswer answer, boolean keepAlive) {
        ByteBuf content = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()), content);
        if (answer.contentType() != null) {
            response.headers().set(HttpHeaderNames.CONTENT_TYPE, answer.contentType());
        }
        if (answer.isError()) {
            response.headers().set("X-Content-Type-Options", "nosniff");
        }
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            HttpUtil.setContentLength(response, content.readableBytes());
        }
        response.headers().set(REQUEST_ID, UUID.randomUUID().toString());
        HttpUtil.setKeepAlive(response, keepAlive);
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static List<String> segments(String uri) {
        String path = new QueryStringDecoder(uri).rawPath();
        return Arrays.stream(path.substring(Math.min(1, path.length())).split("/", -1))
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }
}
