package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores the bytes of a socket until the other socket is connected, and then passes them to the link. Auto-read is off until
 * then, but Netty's epoll transport still reads when the peer ends its side. The kernel's receive buffer limits the amount.
 * Used on the event loop only.
 */
final class EarlyBytes extends ChannelInboundHandlerAdapter {

    private final List<ByteBuf> read = new ArrayList<>();
    private boolean ended;

    /** Passes all bytes to the link, in order. It stores no bytes afterwards. */
    void handTo(Link link) {
        List<ByteBuf> all = List.copyOf(read);
        read.clear();
        all.forEach(link::read);
        link.readComplete();
        if (ended) {
            link.sourceEnded();
        }
    }

    /** Passes all bytes to the handlers that replace this one, in order. It stores no bytes afterwards. */
    void handTo(ChannelPipeline pipeline) {
        List<ByteBuf> all = List.copyOf(read);
        read.clear();
        all.forEach(pipeline::fireChannelRead);
        pipeline.fireChannelReadComplete();
        if (ended) {
            pipeline.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    /** Releases the memory. Nothing is delivered. */
    void discard() {
        read.forEach(ByteBuf::release);
        read.clear();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        read.add((ByteBuf) message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        ended |= event instanceof ChannelInputShutdownEvent;
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        ended = true;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ended = true;
    }
}
