package io.connect.toxiproxy.link;

import io.netty.channel.ChannelInboundHandler;
import java.util.Objects;

/**
 * Two handlers that read the calls and answers of one connection, from its first byte. Each receives the bytes of its direction
 * before the link does, and forwards the bytes that may pass. They may also send a {@link LinkSignal}.
 *
 * @param requests reads the bytes of the client
 * @param answers reads the bytes of the server
 */
public record Interception(ChannelInboundHandler requests, ChannelInboundHandler answers) {

    public Interception {
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(answers, "answers");
    }
}
