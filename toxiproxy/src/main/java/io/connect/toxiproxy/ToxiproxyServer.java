package io.connect.toxiproxy;

import io.connect.toxiproxy.api.ApiServer;
import io.connect.toxiproxy.link.Address;
import io.connect.toxiproxy.link.ListenException;
import io.connect.toxiproxy.link.Transport;
import io.connect.toxiproxy.proxy.Proxies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Toxiproxy server within this JVM: proxies with toxics on TCP connections, driven over HTTP by any Toxiproxy client
 * or from Java through {@link #proxies()}. Its threads are daemons. The code that started it closes it; closing ends every
 * connection.
 */
public final class ToxiproxyServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ToxiproxyServer.class);

    private final Transport transport;
    private final Proxies proxies;
    private final ApiServer api;

    private ToxiproxyServer(Transport transport, Proxies proxies, ApiServer api) {
        this.transport = transport;
        this.proxies = proxies;
        this.api = api;
    }

    /** Starts a server at a free port of 127.0.0.1. */
    public static ToxiproxyServer start() throws IOException {
        return start(ToxiproxyOptions.defaults());
    }

    /**
     * Starts a server.
     *
     * @throws IOException when the port of the HTTP interface cannot be opened
     */
    public static ToxiproxyServer start(ToxiproxyOptions options) throws IOException {
        Transport transport = new Transport(options.threads(), options.nio(), options.holdBytes());
        try {
            InetSocketAddress address = new Address(options.host(), options.port()).toListen(transport.names());
            Proxies proxies = new Proxies(transport, options.seed());
            ApiServer api = ApiServer.start(transport, address, proxies);
            ToxiproxyServer server = new ToxiproxyServer(transport, proxies, api);
            LOG.info("Toxiproxy listens on {}", server.uri());
            return server;
        } catch (ListenException | UnknownHostException e) {
            transport.close();
            throw new IOException("The HTTP interface cannot start: " + e.getMessage(), e);
        }
    }

    /** The address of the HTTP interface. */
    public URI uri() {
        return URI.create("http://" + Address.text(api.localAddress()));
    }

    /** The server's proxies, to control them from Java. */
    public Proxies proxies() {
        return proxies;
    }

    /** The bytes that toxics hold back now, over all connections. */
    public long heldBytes() {
        return transport.budget().heldBytes();
    }

    /** Ends every connection, closes all ports and stops all threads. */
    @Override
    public void close() {
        api.close();
        proxies.clear();
        transport.close();
        LOG.info("Toxiproxy has ended");
    }
}
