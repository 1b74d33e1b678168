package io.connect.toxiproxy.link;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up host names on threads of its own, never on an event loop. A name server that does not answer delays only the
 * connections that need it. Each host has at most one look-up running, shared by all callers. So there are never more threads
 * than slow hosts. Literal addresses need no thread. Safe for use by any thread.
 */
public final class NameLookup {

    /** A look-up fails after this time. Go's resolver has the same limit for each attempt. */
    static final Duration LIMIT = Duration.ofSeconds(5);

    /** Asks the operating system; may block for any time. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final Resolver resolver;
    private final Duration limit;

    NameLookup(Resolver resolver, Duration limit) {
        this.resolver = resolver;
        this.limit = limit;
    }

    /**
     * The addresses of a host in the order they should be tried; never empty. Fails with an {@link UnknownHostException} with
     * Go's message: {@code HOST: no such host} or {@code HOST: i/o timeout}.
     */
    CompletableFuture<List<InetAddress>> addresses(String host) {
        if (NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host)) {
            return CompletableFuture.completedFuture(List.of(NetUtil.createInetAddressFromIpAddressString(host)));
        }
        CompletableFuture<List<InetAddress>> shared = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> earlier = underWay.putIfAbsent(host, shared);
        if (earlier == null) {
            Thread thread = new Thread(() -> resolve(host, shared), "toxiproxy-lookup");
            thread.setDaemon(true);
            thread.start();
        }
        return (earlier == null ? shared : earlier)
                .copy()
                .orTimeout(limit.toNanos(), TimeUnit.NANOSECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(unknownHost(host, failure)));
    }

    /**
     * As {@link #addresses}, for callers that may block; never call it on an event loop.
     *
     * @return the first address
     */
    InetAddress await(String host) throws UnknownHostException {
        try {
            return addresses(host).join().get(0);
        } catch (CompletionException e) {
            throw unknownHost(host, e);
        }
    }

    private void resolve(String host, CompletableFuture<List<InetAddress>> result) {
        try {
            List<InetAddress> found = List.of(resolver.resolve(host));
            underWay.remove(host);
            result.complete(found);
        } catch (UnknownHostException | RuntimeException e) {
            underWay.remove(host);
            result.completeExceptionally(e);
        }
    }

    private static UnknownHostException unknownHost(String host, Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof UnknownHostException known && known.getCause() != null) {
            return known;
        }
        String reason = cause instanceof TimeoutException ? "i/o timeout" : "no such host";
        UnknownHostException unknown = new UnknownHostException(host + ": " + reason);
        unknown.initCause(cause);
        return unknown;
    }
}
