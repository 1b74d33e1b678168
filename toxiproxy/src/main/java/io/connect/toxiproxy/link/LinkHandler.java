package io.connect.toxiproxy.link;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** The handler at one socket of a connection. It passes bytes read there to one link; the other link writes there. */
final class LinkHandler extends ChannelInboundHandlerAdapter {

    private final Connection connection;
    private final Link outgoing;
    private final Link incoming;

    LinkHandler(Connection connection, Link outgoing, Link incoming) {
        this.connection = connection;
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
        } else if (event instanceof LinkSignal signal) {
            signalled(signal);
        }
    }

    private void signalled(LinkSignal signal) {
        switch (signal) {
            case HOLD -> outgoing.hold(true);
            case GO_ON -> outgoing.hold(false);
            case GONE -> incoming.discard();
            case RESET -> connection.reset();
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
        connection.broke(context.channel(), cause);
        outgoing.sourceEnded();
    }
}
