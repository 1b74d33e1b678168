package io.connect.toxiproxy.link;

import io.netty.channel.ChannelInboundHandler;
import java.util.Objects;

/**
 * Two handlers that read the conversation of one connection, from its first byte. Each gets the bytes of its side before the
 * link does, and forwards the bytes that may pass. They may send a {@link LinkSignal} along.
 *
 * @param requests reads the client
 * @param answers reads the server
 */
public record Interception(ChannelInboundHandler requests, ChannelInboundHandler answers) {

    public Interception {
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(answers, "answers");
    }
}
