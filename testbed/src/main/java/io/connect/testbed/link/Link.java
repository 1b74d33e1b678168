package io.connect.testbed.link;

import io.connect.toxiproxy.proxy.Proxy;
import java.net.URI;

/** One path from the subject to one service or broker. */
public final class Link implements AutoCloseable {
    private final String name;
    private final Proxy proxy;
    private final int upstreamPort;

    Link(String name, Proxy proxy, int upstreamPort) {
        this.name = name;
        this.proxy = proxy;
        this.upstreamPort = upstreamPort;
    }

    /** Such as {@code sqs} or {@code broker-1}. */
    public String name() {
        return name;
    }

    /** Port of 127.0.0.1 at which the subject finds the service. */
    public int port() {
        return proxy.listenAddress().getPort();
    }

    /** Where the real thing listens. */
    public int upstreamPort() {
        return upstreamPort;
    }

    /** Where the subject finds an HTTP service. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The proxy itself, to put toxics on. */
    public Proxy proxy() {
        return proxy;
    }

    /** Bytes in both directions since the link was opened. */
    public long bytes() {
        return proxy.bytesUpstream() + proxy.bytesDownstream();
    }

    @Override
    public void close() {
        proxy.disable();
    }
}
