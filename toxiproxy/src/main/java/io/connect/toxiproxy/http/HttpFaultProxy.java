package io.connect.toxiproxy.http;

import io.connect.toxiproxy.timeline.Fault;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.handlers.ResponseCodeHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.OptionMap;
import org.xnio.Options;

/**
 * A reverse proxy in front of SQS or S3 that applies faults to requests. Method, path, Host and all signed headers, body and
 * answer are forwarded unchanged. Undertow adds X-Forwarded headers, which AWS signatures do not cover. Faults can be applied
 * and removed while it runs, from any thread. The code that started it closes it.
 */
public final class HttpFaultProxy implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFaultProxy.class);

    private final Undertow server;
    private final FaultHandler handler;
    private final URI upstream;
    private final LongSupplier nanoClock;
    private final SplittableRandom seeds;

    private HttpFaultProxy(Undertow server, FaultHandler handler, URI upstream, LongSupplier nanoClock, long seed) {
        this.server = server;
        this.handler = handler;
        this.upstream = upstream;
        this.nanoClock = nanoClock;
        this.seeds = new SplittableRandom(seed);
    }

    /** Starts a proxy at a free port of 127.0.0.1. */
    public static HttpFaultProxy start(URI upstream) {
        return start(upstream, HttpFaultOptions.defaults());
    }

    /**
     * Starts a proxy.
     *
     * @param upstream the endpoint of the service, as {@code http://host:port}
     * @throws IllegalArgumentException for an endpoint that the proxy cannot forward to, with the reason
     */
    public static HttpFaultProxy start(URI upstream, HttpFaultOptions options) {
        URI endpoint = checked(upstream);
        LoadBalancingProxyClient client = new LoadBalancingProxyClient()
                .setConnectionsPerThread(options.capacity().connectionsPerThread())
                // Undertow keeps this number of idle connections open for ever.
                .setSoftMaxConnectionsPerThread(0)
                .setMaxQueueSize(options.capacity().queuedRequests())
                .setTtl((int) options.capacity().idleConnection().toMillis());
        // Without it each call waits 40 ms for the service's delayed acknowledgement.
        client.addHost(null, endpoint, null, null, OptionMap.create(Options.TCP_NODELAY, true));
        ProxyHandler proxy = ProxyHandler.builder()
                .setProxyClient(new ServiceConnections(client))
                .setRewriteHostHeader(false)
                .setMaxConnectionRetries(1)
                .setNext(ResponseCodeHandler.HANDLE_404)
                .build();
        FaultHandler handler = new FaultHandler(proxy);
        Undertow server = Undertow.builder()
                .addHttpListener(options.port(), options.host())
                .setIoThreads(options.capacity().ioThreads())
                .setWorkerThreads(1)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, false)
                // The default refuses a body above 2 MiB.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setHandler(new CallReader(new ClientWatch(handler)))
                .build();
        server.start();
        HttpFaultProxy started = new HttpFaultProxy(server, handler, endpoint, options.nanoClock(), options.seed());
        LOG.info("HTTP faults listen on {} in front of {}", started.uri(), endpoint);
        return started;
    }

    /** The address that it listens on: the endpoint for clients. */
    public URI uri() {
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    /** The endpoint of the service. */
    public URI upstream() {
        return upstream;
    }

    /** Applies a fault until the result is closed. Faults see requests in the order they were applied. */
    public AppliedHttpFault apply(HttpFault fault) {
        AppliedHttpFault applied = new AppliedHttpFault(fault, nanoClock, nextRandom(), handler::remove);
        handler.add(applied);
        return applied;
    }

    /** A fault of this proxy, for a timeline to apply. */
    public Fault fault(HttpFault fault) {
        return new Fault() {
            @Override
            public String description() {
                return fault.description() + " at " + upstream;
            }

            @Override
            public Applied apply() {
                return HttpFaultProxy.this.apply(fault);
            }
        };
    }

    /** Requests that were forwarded, delayed or not. */
    public long passedRequests() {
        return handler.passedRequests();
    }

    /** Requests that a fault answered with an error. */
    public long faultedRequests() {
        return handler.failedRequests();
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        server.stop();
        LOG.info("HTTP faults in front of {} have ended", upstream);
    }

    private RandomGenerator nextRandom() {
        SplittableRandom random;
        synchronized (seeds) {
            random = seeds.split();
        }
        return new SharedRandom(random);
    }

    private static URI checked(URI upstream) {
        if ("https".equals(upstream.getScheme())) {
            throw new IllegalArgumentException("HTTP faults cannot be put in front of " + upstream
                    + ": its TLS certificate and its signatures name that host, so a proxy would be refused;"
                    + " use an http endpoint such as ElasticMQ, LocalStack or S3Mock");
        }
        if (!"http".equals(upstream.getScheme()) || upstream.getHost() == null || upstream.getPort() < 0) {
            throw new IllegalArgumentException(
                    "HTTP faults need an endpoint of the form http://host:port, but got " + upstream);
        }
        return URI.create("http://" + upstream.getHost() + ":" + upstream.getPort());
    }
}
