package io.connect.sqsserver.http;

import io.connect.sqsserver.action.Reply;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.Protocol;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.function.LongConsumer;

/** One request of a connection and its answer. */
final class Exchange implements Reply {

    private static final String REQUEST_ID = "x-amzn-RequestId";
    private static final String QUERY_ERROR = "x-amzn-query-error";

    private final ChannelHandlerContext context;
    private final ServiceLoop loop;
    private final Bytes out;
    private final Protocol protocol;
    private final boolean keepAlive;
    private final Runnable onAnswered;
    private String action = "";
    private boolean answered;
    private boolean gone;
    private Runnable abandoned = () -> {};

    /**
     * Begins an exchange.
     *
     * @param out the writer of the answer, shared by all exchanges of the loop
     * @param keepAlive whether the connection stays open after the answer
     * @param onAnswered run after the answer is written
     */
    Exchange(
            ChannelHandlerContext context,
            ServiceLoop loop,
            Bytes out,
            Protocol protocol,
            boolean keepAlive,
            Runnable onAnswered) {
        this.context = context;
        this.loop = loop;
        this.out = out;
        this.protocol = protocol;
        this.keepAlive = keepAlive;
        this.onAnswered = onAnswered;
    }

    /** Sets the name of the action. The query protocol repeats it in its answers. */
    void action(String name) {
        action = name;
    }

    /** The address at which the client reached the server. */
    InetSocketAddress localAddress() {
        return (InetSocketAddress) context.channel().localAddress();
    }

    @Override
    public void answer(Answer answer, LongConsumer undelivered) {
        if (answered || !context.channel().isActive()) {
            undelivered.accept(loop.nowMillis());
            return;
        }
        String id = loop.service().ids().next().toString();
        protocol.answer(out.clear(), action, id, answer);
        write(HttpResponseStatus.OK, id, null, undelivered);
    }

    @Override
    public void onAbandoned(Runnable action) {
        if (gone) {
            action.run();
        } else if (!answered) {
            abandoned = action;
        }
    }

    /** Answers with an error. */
    void refuse(SqsException refusal) {
        if (answered || !context.channel().isActive()) {
            return;
        }
        String id = loop.service().ids().next().toString();
        protocol.refuse(out.clear(), id, refusal);
        write(HttpResponseStatus.valueOf(refusal.code().httpStatus()), id, refusal, nowMillis -> {});
    }

    /** Ends the exchange, because the caller has gone away. */
    void abandon() {
        if (!answered) {
            answered = true;
            gone = true;
            abandoned.run();
        }
    }

    private void write(HttpResponseStatus status, String id, SqsException refusal, LongConsumer undelivered) {
        answered = true;
        abandoned = () -> {};
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                status,
                context.alloc().buffer(out.length()).writeBytes(out.array(), 0, out.length()));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, protocol.contentType())
                .set(HttpHeaderNames.CONTENT_LENGTH, out.length())
                .set(REQUEST_ID, id);
        if (refusal != null) {
            String fault = refusal.code().senderFault() ? "Sender" : "Receiver";
            response.headers().set(QUERY_ERROR, refusal.code().queryCode() + ";" + fault);
        }
        if (!keepAlive) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        context.writeAndFlush(response).addListener((ChannelFutureListener) written -> {
            if (!written.isSuccess()) {
                undelivered.accept(loop.nowMillis());
                loop.rearm();
            }
            if (!keepAlive) {
                written.channel().close();
            }
        });
        onAnswered.run();
    }
}
