package io.connect.testbed.link;

import io.connect.toxiproxy.http.HttpFaultProxy;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ToxicTarget;
import java.net.URI;

/** One path from the subject to one service or broker. */
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
        // Kept, because a disabled proxy has no port.
        this.port = proxy.listenAddress().getPort();
        this.upstreamPort = upstreamPort;
    }

    /** The link's name, such as {@code sqs} or {@code broker-1}. */
    public String name() {
        return name;
    }

    /** Port of 127.0.0.1 at which the subject finds the service. */
    public int port() {
        return port;
    }

    /** The address of the real service, or of another server in front of it. */
    public int upstreamPort() {
        return upstreamPort;
    }

    /** The address of an HTTP service for the subject. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The proxy itself, which every connection enters by. */
    public Proxy proxy() {
        return proxy;
    }

    /** Where faults of the network are put: the proxy itself, unless another server stands behind it for that. */
    public ToxicTarget target() {
        return target;
    }

    /** Bytes in both directions since the link was opened. */
    public long bytes() {
        return proxy.bytesUpstream() + proxy.bytesDownstream();
    }

    /**
     * HTTP faults on this link. The first call puts a reverse proxy behind the link, which ends the
     * connections through it once; so it is made before the subject starts.
     */
    public synchronized HttpFaultProxy httpFaults() {
        if (httpFaults == null) {
            httpFaults = HttpFaultProxy.start(URI.create("http://127.0.0.1:" + upstreamPort));
            pointTo(httpFaults.uri().getPort());
        }
        return httpFaults;
    }

    /** Takes the reverse proxy away again, which ends the connections through the link once. */
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
