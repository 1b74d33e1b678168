package io.connect.toxiproxy.api;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs requests on another thread than the event loop, because the interface itself waits for event loops. */
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

    private static final String REQUEST_ID = "X-Toxiproxy-Request-Id";
    private static final String CONNECTION = "Connection";

    private final Api api;
    private final Executor executor;

    ApiHandler(Api api, Executor executor) {
        this.api = api;
        this.executor = executor;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Optional<RequestRules.Refusal> refusal = RequestRules.refusal(request);
        Optional<RequestPath> path = RequestPath.parse(request.uri());
        if (refusal.isPresent() || path.isEmpty()) {
            // Queued, so that this answer follows the answers to earlier requests.
            executor.execute(() -> refuse(context, refusal.orElseGet(RequestRules.Refusal::badRequest)));
            return;
        }
        String method = request.method().name();
        String userAgent = request.headers().get(HttpHeaderNames.USER_AGENT, "");
        byte[] body = ByteBufUtil.getBytes(request.content());
        HttpVersion version =
                request.protocolVersion().minorVersion() == 0 ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1;
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        executor.execute(() -> respond(context, version, answer(method, path.get(), userAgent, body), keepAlive));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("A connection to the HTTP interface broke", cause);
        context.close();
    }

    private ApiAnswer answer(String method, RequestPath path, String userAgent, byte[] body) {
        if (method.equals("OPTIONS") && path.isServer()) {
            return ApiAnswer.nothing();
        }
        if (path.location().isPresent()) {
            return ApiAnswer.moved(path.location().get());
        }
        String shown = String.join("/", path.segments());
        try {
            ApiAnswer answer = api.answer(method, path.segments(), userAgent, body);
            LOG.debug("{} /{} is answered {}", method, shown, answer.status());
            return answer;
        } catch (RuntimeException e) {
            LOG.error("{} /{} failed", method, shown, e);
            return ApiAnswer.text(
                    HttpResponseStatus.INTERNAL_SERVER_ERROR.code(), "{\"error\":\"internal error\",\"status\":500}");
        }
    }

    private static void refuse(ChannelHandlerContext context, RequestRules.Refusal refusal) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                new HttpResponseStatus(refusal.status(), refusal.reason()),
                Unpooled.copiedBuffer(refusal.body(), StandardCharsets.UTF_8));
        response.headers().set("Content-Type", ApiAnswer.ERROR_TYPE);
        response.headers().set(CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    private static void respond(
            ChannelHandlerContext context, HttpVersion version, ApiAnswer answer, boolean keepAlive) {
        ByteBuf content = Unpooled.copiedBuffer(answer.body(), StandardCharsets.UTF_8);
        FullHttpResponse response =
                new DefaultFullHttpResponse(version, HttpResponseStatus.valueOf(answer.status()), content);
        HttpHeaders headers = response.headers();
        answer.headers().forEach(headers::set);
        headers.set("Date", DateFormatter.format(new Date()));
        if (answer.status() != HttpResponseStatus.NO_CONTENT.code()) {
            headers.set("Content-Length", content.readableBytes());
        }
        if (answer.matched()) {
            headers.set(REQUEST_ID, UUID.randomUUID().toString());
        }
        if (keepAlive != version.isKeepAliveDefault()) {
            headers.set(CONNECTION, keepAlive ? "keep-alive" : "close");
        }
        var written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
