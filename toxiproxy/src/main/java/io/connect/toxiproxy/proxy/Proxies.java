package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.link.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The proxies of a server by name. Safe for use by any thread except the server's own event loops. */
public final class Proxies {

    private final Transport transport;
    private final long seed;
    private final Map<String, Proxy> byName = new TreeMap<>();

    /**
     * Starts without proxies.
     *
     * @param transport the event loops that all connections run on; closed by the caller
     * @param seed the seed of all random choices
     */
    public Proxies(Transport transport, long seed) {
        this.transport = transport;
        this.seed = seed;
    }

    /**
     * Creates and enables a proxy.
     *
     * @param name unique within the server
     * @param listen {@code host:port} to listen on; port 0 picks a free one
     * @param upstream {@code host:port} of the server behind it
     * @throws ProxyException when the name is in use or the port cannot be opened
     */
    public Proxy create(String name, String listen, String upstream) {
        return create(name, listen, upstream, true);
    }

    /** As {@link #create(String, String, String)}, enabled or disabled. */
    public synchronized Proxy create(String name, String listen, String upstream, boolean enabled) {
        if (byName.containsKey(name)) {
            throw ProxyException.proxyAlreadyExists();
        }
        return add(new Proxy(name, listen, upstream, transport, seed), enabled);
    }

    /**
     * Creates a proxy. It replaces a proxy with the same name and other addresses. A proxy with the same addresses stays
     * unchanged, toxics included.
     */
    public synchronized Proxy createOrReplace(String name, String listen, String upstream, boolean enabled) {
        Proxy existing = byName.get(name);
        if (existing != null
                && existing.leadsFrom(listen)
                && existing.upstream().equals(upstream)) {
            return existing;
        }
        if (existing != null) {
            existing.disable();
        }
        return add(new Proxy(name, listen, upstream, transport, seed), enabled);
    }

    /** All proxies, ordered by name. */
    public synchronized List<Proxy> all() {
        return new ArrayList<>(byName.values());
    }

    public synchronized Optional<Proxy> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The proxy of that name.
     *
     * @throws ProxyException when there is none
     */
    public Proxy get(String name) {
        return find(name).orElseThrow(ProxyException::proxyNotFound);
    }

    /**
     * Closes a proxy with all its connections and removes it.
     *
     * @throws ProxyException when there is none of that name
     */
    public synchronized void remove(String name) {
        get(name).disable();
        byName.remove(name);
    }

    /** Enables every proxy and removes all toxics. */
    public void reset() {
        all().forEach(Proxy::reset);
    }

    /** Closes and removes every proxy. */
    public synchronized void clear() {
        byName.values().forEach(Proxy::disable);
        byName.clear();
    }

    private Proxy add(Proxy proxy, boolean enabled) {
        if (enabled) {
            proxy.enable();
        }
        byName.put(proxy.name(), proxy);
        return proxy;
    }
}
