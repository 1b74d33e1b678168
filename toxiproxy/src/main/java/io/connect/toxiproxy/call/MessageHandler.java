package io.connect.toxiproxy.call;

import io.connect.toxiproxy.link.LinkSignal;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Splits one direction of a connection into messages and forwards them in order, as the rules decide for each. Bytes of a
 * message whose fate is known stream through. Only the bytes needed to decide the fate are buffered. Used on the event loop of
 * the connection only.
 */
public abstract class MessageHandler extends ChannelInboundHandlerAdapter {

    /** The largest buffer: a larger message passes unchanged and is counted as not understood. */
    public static final int LARGEST_KEPT_BYTES = 16 * 1024 * 1024;

    private ChannelHandlerContext context;
    private ByteBuf waiting;
    private Extent rest;
    private boolean passing;
    private boolean silent;
    private ScheduledFuture<?> delay;
    private boolean inputEnded;
    private boolean inactive;

    /**
     * The next message and its fate.
     *
     * @param extent the extent of the message from its first byte
     */
    public record Message(Extent extent, Fate fate) {}

    /**
     * Reads the first bytes of a message. After a result, the next call is for the next message.
     *
     * @return null when more bytes are needed to know
     */
    protected abstract Message begin(ByteBuf bytes);

    /** Called between two messages of this direction. The handler may then send its own message with {@link #say}. */
    protected void between() {}

    /** Passes bytes to the next handler, which owns them from then on. */
    protected final void say(ByteBuf bytes) {
        if (silent) {
            bytes.release();
        } else {
            context.fireChannelRead(bytes);
        }
    }

    /** No more bytes are forwarded. */
    protected final void fallSilent() {
        silent = true;
    }

    /** Whether the handler may send its own message now. */
    protected final boolean isBetween() {
        return rest == null && delay == null && context != null;
    }

    /** Flushes bytes that were passed on outside of a read. */
    protected final void flush() {
        context.fireChannelReadComplete();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext removed) {
        stop();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        waiting = waiting == null ? bytes : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(ctx.alloc(), waiting, bytes);
        drain();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (event instanceof ChannelInputShutdownEvent && delay != null) {
            inputEnded = true;
            return;
        }
        if (event instanceof ChannelInputShutdownEvent) {
            handOnRest();
        }
        ctx.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (delay != null) {
            inactive = true;
            ctx.fireUserEventTriggered(LinkSignal.GONE);
            return;
        }
        handOnRest();
        ctx.fireChannelInactive();
    }

    private void drain() {
        while (delay == null && waiting != null && waiting.isReadable()) {
            if (rest == null) {
                Message message = begin(waiting);
                if (message == null) {
                    return;
                }
                meet(message);
            } else {
                move();
            }
        }
        if (waiting != null && !waiting.isReadable()) {
            waiting.release();
            waiting = null;
        }
    }

    private void meet(Message message) {
        rest = message.extent();
        Fate fate = message.fate();
        passing = fate instanceof Fate.Pass || fate instanceof Fate.Delay;
        if (fate instanceof Fate.Replace replace) {
            say(replace.bytes());
        } else if (fate instanceof Fate.Silence) {
            silent = true;
        } else if (fate instanceof Fate.Reset) {
            silent = true;
            context.fireUserEventTriggered(LinkSignal.RESET);
        } else if (fate instanceof Fate.Delay late) {
            context.fireUserEventTriggered(LinkSignal.HOLD);
            delay = context.executor().schedule(this::delayOver, late.nanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void move() {
        int size = rest.take(waiting);
        if (!passing || silent) {
            waiting.skipBytes(size);
        } else if (size == waiting.readableBytes()) {
            ByteBuf all = waiting;
            waiting = null;
            context.fireChannelRead(all);
        } else {
            context.fireChannelRead(waiting.readRetainedSlice(size));
        }
        if (rest.ended()) {
            rest = null;
            between();
        }
    }

    private void delayOver() {
        delay = null;
        if (!inputEnded && !inactive) {
            context.fireUserEventTriggered(LinkSignal.GO_ON);
        }
        drain();
        if (delay != null) {
            return;
        }
        context.fireChannelReadComplete();
        if (inputEnded) {
            inputEnded = false;
            userEventTriggered(context, ChannelInputShutdownEvent.INSTANCE);
        }
        if (inactive) {
            inactive = false;
            channelInactive(context);
        }
    }

    /** Forwards the buffered part of a message that the end of the stream has cut off. */
    private void handOnRest() {
        if (waiting != null) {
            ByteBuf bytes = waiting;
            waiting = null;
            say(bytes);
        }
    }

    private void stop() {
        if (delay != null) {
            delay.cancel(false);
            delay = null;
        }
        if (waiting != null) {
            waiting.release();
            waiting = null;
        }
    }
}
