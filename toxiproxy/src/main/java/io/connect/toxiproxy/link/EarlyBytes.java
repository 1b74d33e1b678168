package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the bytes of a socket until its counterpart is connected, and hands them to the link afterwards. Auto-read is off
 * until then, but Netty's epoll transport still reads when the peer ends its side; the kernel's receive buffer bounds
 * how much that is. Used on the event loop only.
 */
final class EarlyBytes extends ChannelInboundHandlerAdapter {

    private final List<ByteBuf> read = new ArrayList<>();
    private boolean ended;

    /** Gives everything to the link, in order. No bytes are kept. */
    void handTo(Link link) {
        List<ByteBuf> all = List.copyOf(read);
        read.clear();
        all.forEach(link::read);
        link.readComplete();
        if (ended) {
            link.sourceEnded();
        }
    }

    /** Gives everything to the handlers that have come in its place, in order. No bytes are kept. */
    void handTo(ChannelPipeline pipeline) {
        List<ByteBuf> all = List.copyOf(read);
        read.clear();
        all.forEach(pipeline::fireChannelRead);
        pipeline.fireChannelReadComplete();
        if (ended) {
            pipeline.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
    }

    /** Gives the memory back; nothing is delivered. */
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
