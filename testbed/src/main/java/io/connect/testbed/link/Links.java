package io.connect.testbed.link;

import io.connect.toxiproxy.ToxiproxyServer;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ToxicTarget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All links of a testbed, each a proxy of the fault layer on a port of 127.0.0.1.
 *
 * <p>Thread-safe. Closing ends every connection through them.
 */
public final class Links implements AutoCloseable {
    private static final String HOST = "127.0.0.1:";

    private final ToxiproxyServer server;
    private final Map<String, Link> links = new LinkedHashMap<>();

    /** Starts the fault layer within this JVM, without links. */
    public Links() {
        try {
            server = ToxiproxyServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException("the fault layer cannot start", e);
        }
    }

    /**
     * Opens a link.
     *
     * @param name such as {@code sqs} or {@code broker-1}
     * @param upstreamPort the port on which the real service listens, or will listen
     * @return the link, which is already listening
     */
    public Link open(String name, int upstreamPort) {
        return open(name, upstreamPort, proxy -> proxy);
    }

    /**
     * Opens a link on which another server makes the network faults.
     *
     * @param name such as {@code sqs}
     * @param upstreamPort the port on which the other server listens, or will listen
     * @param target creates the target of network faults from the link's own proxy, which comes first, counts bytes and makes
     *     HTTP faults
     * @return the link, which is already listening
     */
    public synchronized Link open(String name, int upstreamPort, Function<Proxy, ToxicTarget> target) {
        Proxy proxy = server.proxies().create(name, HOST + 0, HOST + upstreamPort);
        Link link = new Link(name, proxy, target.apply(proxy), upstreamPort);
        links.put(name, link);
        return link;
    }

    /** Closes and removes a link, with all connections through it. */
    public synchronized void remove(String name) {
        get(name).close();
        server.proxies().remove(name);
        links.remove(name);
    }

    /** The link with this name, if the testbed has one. */
    public synchronized Optional<Link> find(String name) {
        return Optional.ofNullable(links.get(name));
    }

    /**
     * The link with this name.
     *
     * @throws IllegalArgumentException when the testbed has none; the message lists its links
     */
    public synchronized Link get(String name) {
        Link link = links.get(name);
        if (link == null) {
            throw new IllegalArgumentException("there is no link '" + name + "', only " + links.keySet());
        }
        return link;
    }

    /** Every link by its name, in the order of opening. */
    public synchronized Map<String, Link> all() {
        return new LinkedHashMap<>(links);
    }

    /** The address at which any Toxiproxy client can control the same links. */
    public URI control() {
        return server.uri();
    }

    @Override
    public void close() {
        all().values().forEach(Link::close);
        server.close();
    }
}
