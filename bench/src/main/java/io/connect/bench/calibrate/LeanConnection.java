package io.connect.bench.calibrate;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One connection with at most one call in progress. Confined to the event loop of its channel. */
final class LeanConnection extends SimpleChannelInboundHandler<HttpObject> {
    private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
    private static final int LENGTH_DIGITS = 10;
    private static final int USUAL_ANSWER = 16 * 1024;
    /** A larger array is not reused for the next answer. */
    private static final int LARGEST_KEPT = 1024 * 1024;

    private final Consumer<LeanConnection> idle;
    private ChannelHandlerContext context;
    private LeanCall<?> call;
    private Future<?> timeout;
    private int status;
    private boolean keepAlive;
    private byte[] answer = new byte[USUAL_ANSWER];
    private int length;

    /** @param idle called after each call that leaves the connection open */
    LeanConnection(Consumer<LeanConnection> idle) {
        this.idle = idle;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /**
     * Whether the connection can be tried for another call; the server can close it at any moment. May be called from any thread.
     */
    boolean isOpen() {
        return context.channel().isActive();
    }

    /** Makes a call. May be called from any thread. */
    void make(LeanCall<?> next) {
        if (context.executor().inEventLoop()) {
            begin(next);
        } else {
            context.executor().execute(() -> begin(next));
        }
    }

    private void begin(LeanCall<?> next) {
        if (!isOpen()) {
            next.unanswered("the connection was closed before the request was sent", null);
            return;
        }
        call = next;
        length = 0;
        timeout =
                context.executor().schedule(() -> giveUp(next), next.patience().toMillis(), TimeUnit.MILLISECONDS);
        next.answer().whenComplete((value, error) -> {
            if (next.answer().isCancelled()) {
                context.executor().execute(() -> drop(next));
            }
        });
        ByteBuf request =
                context.alloc().buffer(next.head().length + LENGTH_DIGITS + END_OF_HEAD.length + next.body().length);
        request.writeBytes(next.head());
        ByteBufUtil.writeAscii(request, Integer.toString(next.body().length));
        request.writeBytes(END_OF_HEAD).writeBytes(next.body());
        context.writeAndFlush(request);
    }

    private void giveUp(LeanCall<?> late) {
        if (call == late) {
            fail("no answer within " + late.patience().toSeconds() + " s", null);
        }
    }

    private void drop(LeanCall<?> cancelled) {
        if (call == cancelled) {
            fail("cancelled", null);
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, HttpObject part) {
        if (part instanceof HttpResponse response) {
            status = response.status().code();
            keepAlive = HttpUtil.isKeepAlive(response);
            reserve(response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0));
        }
        if (part instanceof HttpContent content) {
            append(content.content());
        }
        if (part.decoderResult().isFailure()) {
            fail("the answer is not HTTP", part.decoderResult().cause());
        } else if (part instanceof LastHttpContent && call != null) {
            end();
        }
    }

    private void append(ByteBuf content) {
        int more = content.readableBytes();
        reserve(length + more);
        content.readBytes(answer, length, more);
        length += more;
    }

    private void reserve(int bytes) {
        if (bytes > answer.length) {
            answer = Arrays.copyOf(answer, Math.max(bytes, Math.min(2 * answer.length, LARGEST_KEPT)));
        }
    }

    private void end() {
        Runnable completion = call.answered(status, answer, length);
        forget();
        if (answer.length > LARGEST_KEPT) {
            answer = new byte[USUAL_ANSWER];
        }
        // This runs before the future completes, so that the next call can use this connection.
        if (keepAlive) {
            idle.accept(this);
        } else {
            context.close();
        }
        completion.run();
    }

    private void forget() {
        call = null;
        timeout.cancel(false);
    }

    private void fail(String why, Throwable cause) {
        LeanCall<?> failed = call;
        context.close();
        if (failed != null) {
            forget();
            failed.unanswered(why, cause);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        fail("the connection was lost before the answer", null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext from, Throwable cause) {
        fail("the connection broke: " + cause, cause);
    }
}
