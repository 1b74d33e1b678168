package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a connection at one socket: what is read there goes out on one link, what is written came in on another. */
final class LinkHandler extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(LinkHandler.class);

    private final String proxy;
    private final Link outgoing;
    private final Link incoming;

    LinkHandler(String proxy, Link outgoing, Link incoming) {
        this.proxy = proxy;
        this.outgoing = outgoing;
        this.incoming = incoming;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        outgoing.read((ByteBuf) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        outgoing.readComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            outgoing.sourceEnded();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        outgoing.sourceEnded();
        incoming.discard();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        incoming.regulate();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            LOG.warn("Proxy {}: connection {} broke: {}", proxy, context.channel(), cause.toString());
        } else {
            LOG.warn("Proxy {}: connection {} broke", proxy, context.channel(), cause);
        }
        outgoing.sourceEnded();
    }
}
