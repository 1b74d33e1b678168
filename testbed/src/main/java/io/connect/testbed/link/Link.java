package io.connect.testbed.link;

import io.connect.toxiproxy.http.HttpFaultProxy;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ToxicTarget;
import java.net.URI;

/** A network path from the subject to one service or broker. */
public final class Link implements AutoCloseable {
    private final String name;
    private final Proxy proxy;
    private final ToxicTarget target;
    private final int port;
    private final int upstreamPort;
    private HttpFaultProxy httpFaults;

    Link(String name, Proxy proxy, ToxicTarget target, int upstreamPort) {
        this.name = name;
        this.proxy = proxy;
        this.target = target;
        // Stored, because a disabled proxy has no port.
        this.port = proxy.listenAddress().getPort();
        this.upstreamPort = upstreamPort;
    }

    /** The link's name, such as {@code sqs} or {@code broker-1}. */
    public String name() {
        return name;
    }

    /** The port of 127.0.0.1 at which the subject reaches the service. */
    public int port() {
        return port;
    }

    /** The port of the real service, or of another server in front of it. */
    public int upstreamPort() {
        return upstreamPort;
    }

    /** The address of an HTTP service for the subject. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The proxy that every connection enters first. */
    public Proxy proxy() {
        return proxy;
    }

    /** The target of network faults: the link's proxy, unless another server on the path makes them. */
    public ToxicTarget target() {
        return target;
    }

    /** Bytes in both directions since the link was opened. */
    public long bytes() {
        return proxy.bytesUpstream() + proxy.bytesDownstream();
    }

    /**
     * HTTP faults on this link. The first call adds a reverse proxy to the link, which closes the open connections once. So
     * call it before the subject starts.
     */
    public synchronized HttpFaultProxy httpFaults() {
        if (httpFaults == null) {
            httpFaults = HttpFaultProxy.start(URI.create("http://127.0.0.1:" + upstreamPort));
            pointTo(httpFaults.uri().getPort());
        }
        return httpFaults;
    }

    /** Removes the reverse proxy, which closes the open connections once. */
    public synchronized void withoutHttpFaults() {
        if (httpFaults != null) {
            pointTo(upstreamPort);
            httpFaults.close();
            httpFaults = null;
        }
    }

    private void pointTo(int target) {
        proxy.update(proxy.listen(), "127.0.0.1:" + target, true);
    }

    @Override
    public void close() {
        withoutHttpFaults();
        proxy.disable();
    }
}
