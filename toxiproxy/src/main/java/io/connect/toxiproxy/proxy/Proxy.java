package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.link.Address;
import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.link.ListenException;
import io.connect.toxiproxy.link.Listener;
import io.connect.toxiproxy.link.Traffic;
import io.connect.toxiproxy.link.Transport;
import io.connect.toxiproxy.link.Waiting;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import io.connect.toxiproxy.toxic.ToxicType;
import io.connect.toxiproxy.toxic.call.CallSettings;
import io.connect.toxiproxy.toxic.call.Tally;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A port that forwards connections to a server through toxics. Methods may be called from any thread except the server's own
 * event loops. Each returns when every open connection has applied the change.
 */
public final class Proxy implements ToxicTarget {

    private static final Logger LOG = LoggerFactory.getLogger(Proxy.class);

    private final String name;
    private final Transport transport;
    private final AtomicLong connectionSeeds;
    private final Traffic traffic = new Traffic();
    private final ToxicChain toxics = new ToxicChain();
    private final CallReading reading = new CallReading(toxics::calls);

    private String listen;
    private String upstream;
    /** Written under the lock. Timers of resets read it without the lock, because they must never wait. */
    private volatile Listener listener;

    Proxy(String name, String listen, String upstream, Transport transport, long serverSeed) {
        this.name = name;
        this.listen = listen;
        this.upstream = upstream;
        this.transport = transport;
        this.connectionSeeds = new AtomicLong(serverSeed * 31 + name.hashCode());
    }

    @Override
    public String name() {
        return name;
    }

    /** The address that it listens on, in the API's format: with the actual port once it has been enabled. */
    public synchronized String listen() {
        return listen;
    }

    /** The address of the server behind it, as {@code host:port}. */
    public synchronized String upstream() {
        return upstream;
    }

    /** Whether its port is open. */
    @Override
    public synchronized boolean enabled() {
        return listener != null;
    }

    /**
     * The address of its open port.
     *
     * @throws IllegalStateException when it is disabled
     */
    public synchronized InetSocketAddress listenAddress() {
        if (listener == null) {
            throw new IllegalStateException("Proxy " + name + " is disabled and listens nowhere; enable it first");
        }
        return listener.localAddress();
    }

    /** Bytes forwarded from clients to the server since the proxy was created. */
    public long bytesUpstream() {
        return traffic.bytes(Direction.UPSTREAM);
    }

    /** The delay by toxics since the proxy was created, in both directions. */
    public Waiting waiting() {
        return traffic.waiting();
    }

    /** Bytes forwarded from the server to clients since the proxy was created. */
    public long bytesDownstream() {
        return traffic.bytes(Direction.DOWNSTREAM);
    }

    /** Connections that are open now. */
    public synchronized int connectionCount() {
        return listener == null ? 0 : listener.connectionCount();
    }

    /**
     * Opens the port; does nothing when it is open.
     *
     * @throws ProxyException when the port cannot be opened
     */
    @Override
    public synchronized void enable() {
        if (listener != null) {
            return;
        }
        try {
            Listener.Setup setup = new Listener.Setup(
                    name, upstream, traffic, connectionSeeds::incrementAndGet, toxics::installed, reading::intercept);
            listener = Listener.open(transport, Address.parse(listen), setup);
        } catch (ListenException e) {
            throw ProxyException.cannotListen(e.getMessage(), e);
        } catch (UnknownHostException e) {
            throw ProxyException.cannotListen("listen tcp: lookup " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw ProxyException.cannotListen("listen tcp: " + e.getMessage(), e);
        }
        listen = Address.text(listener.localAddress());
        LOG.info("Proxy {} listens on {} and leads to {}", name, listen, upstream);
    }

    /** Closes the port and all connections, the fault called "down"; does nothing when it is already closed. */
    @Override
    public synchronized void disable() {
        if (listener != null) {
            listener.close();
            listener = null;
            LOG.info("Proxy {} is closed", name);
        }
    }

    /**
     * Changes addresses and state as the API does: a new address closes the port and all connections.
     *
     * @throws ProxyException when the port cannot be opened; the proxy is then disabled
     */
    public synchronized void update(String newListen, String newUpstream, boolean enabled) {
        if (!leadsFrom(newListen) || !upstream.equals(newUpstream)) {
            disable();
            listen = newListen;
            upstream = newUpstream;
        }
        if (enabled) {
            enable();
        } else {
            disable();
        }
    }

    /** The toxics: upstream before downstream, each in the order they were added. */
    public List<Toxic> toxics() {
        return toxics.toxics();
    }

    public Optional<Toxic> toxic(String toxicName) {
        return toxics.find(toxicName);
    }

    @Override
    public boolean hasToxic(String toxicName) {
        return toxic(toxicName).isPresent();
    }

    /**
     * Adds a toxic after the others of its direction.
     *
     * @throws ProxyException when a toxic with that name already exists
     */
    @Override
    public synchronized Toxic addToxic(Toxic toxic) {
        if (!hasToxic(toxic.name())) {
            readCallsFor(toxic);
        }
        toxics.add(toxic);
        sync();
        return toxic;
    }

    /**
     * Reads the calls of every connection from now on, so that a later toxic of calls does not disturb open connections. The
     * currently open connections are closed once.
     *
     * @param type a toxic of calls for the protocol of the clients
     * @throws ProxyException when it does not act on calls, or the proxy already reads another protocol
     */
    public synchronized void readCalls(ToxicType type) {
        if (reading.start(type) && listener != null) {
            listener.closeRead(false);
        }
    }

    /**
     * Reverses {@link #readCalls} and the reading that a toxic of calls has started: new connections have no extra cost. The
     * connections whose calls are read are closed once.
     *
     * @throws IllegalStateException while there is a toxic of calls
     */
    public synchronized void stopReadingCalls() {
        if (!toxics.calls().isEmpty()) {
            throw new IllegalStateException("Proxy " + name + " has a toxic of calls; remove it first");
        }
        if (reading.stop() && listener != null) {
            listener.closeRead(true);
        }
    }

    /** The counts of a toxic of calls; empty for a toxic of bytes, and for an unknown name. */
    public Optional<Tally> tally(String toxicName) {
        return toxics.findInstalled(toxicName)
                .filter(installed -> installed.toxic().settings().type().meetsCalls())
                .map(InstalledToxic::tally);
    }

    private void readCallsFor(Toxic toxic) {
        if (toxic.settings() instanceof CallSettings calls) {
            reading.check(calls, toxic.direction());
            readCalls(calls.type());
        }
    }

    /**
     * Changes settings and toxicity of a toxic. Bytes that it holds are planned again.
     *
     * @throws ProxyException when there is none of that name
     */
    public synchronized Toxic updateToxic(String toxicName, ToxicSettings settings, float toxicity) {
        Toxic changed = toxics.find(toxicName)
                .orElseThrow(ProxyException::toxicNotFound)
                .withSettings(settings)
                .withToxicity(toxicity);
        readCallsFor(changed);
        toxics.replace(changed);
        sync();
        return changed;
    }

    /**
     * Removes a toxic. Bytes that it holds are forwarded immediately.
     *
     * @throws ProxyException when there is none of that name
     */
    @Override
    public synchronized void removeToxic(String toxicName) {
        if (!toxics.remove(toxicName)) {
            throw ProxyException.toxicNotFound();
        }
        sync();
    }

    /** Enables the proxy and removes all toxics. */
    public synchronized void reset() {
        enable();
        toxics.clear();
        sync();
    }

    /** Resets all connections now, as {@code reset_peer} does, without closing the port. */
    public void resetConnections() {
        Listener open = listener;
        if (open != null) {
            open.resetConnections();
        }
    }

    /** Resets all connections again and again, first after one interval, until the result is closed. */
    @Override
    public Resets resetConnectionsEvery(Duration interval) {
        Future<?> timer = transport
                .loops()
                .scheduleAtFixedRate(
                        this::resetConnections, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> timer.cancel(false);
    }

    private void sync() {
        if (listener != null) {
            listener.sync();
        }
    }

    /** {@code localhost:1} and {@code 127.0.0.1:1} are the same address, so an update from one to the other disturbs nothing. */
    synchronized boolean leadsFrom(String newListen) {
        if (newListen.equals(listen)) {
            return true;
        }
        try {
            return Address.text(Address.parse(newListen).toListen(transport.names()))
                    .equals(listen);
        } catch (UnknownHostException e) {
            throw ProxyException.cannotListen("lookup " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw ProxyException.cannotListen(e.getMessage(), e);
        }
    }
}
