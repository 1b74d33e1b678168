package io.connect.toxiproxy.http;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Options to start an {@link HttpFaultProxy} with. Each {@code with} step returns a new value.
 *
 * @param host the host to listen on
 * @param port the port; 0 picks a free one
 * @param seed the seed of all random choices
 * @param capacity threads and connections
 * @param nanoClock the clock of rates, windows and delays
 */
public record HttpFaultOptions(String host, int port, long seed, Capacity capacity, LongSupplier nanoClock) {

    /**
     * Threads and connections of the proxy.
     *
     * @param ioThreads threads that carry all requests, at least 1; none of them ever blocks
     * @param connectionsPerThread connections to the service for each thread, at least 1; each long poll occupies one of them
     * @param queuedRequests the number of requests that may wait for a connection, for each thread; 0 or more
     * @param idleConnection the time after which an idle connection is closed; shorter than the service's own, whose close
     *     would fail a request
     */
    public record Capacity(int ioThreads, int connectionsPerThread, int queuedRequests, Duration idleConnection) {

        public Capacity {
            Objects.requireNonNull(idleConnection, "idleConnection");
            if (ioThreads < 1 || connectionsPerThread < 1 || queuedRequests < 0) {
                throw new IllegalArgumentException(
                        "An HTTP fault proxy needs at least one I/O thread and one connection and no negative queue, but got "
                                + ioThreads + ", " + connectionsPerThread + " and " + queuedRequests);
            }
        }
    }

    private static final int DEFAULT_CONNECTIONS = 2_000;
    private static final int DEFAULT_QUEUE = 10_000;
    private static final Duration DEFAULT_IDLE = Duration.ofSeconds(20);

    public HttpFaultOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(nanoClock, "nanoClock");
        Objects.requireNonNull(capacity, "capacity");
    }

    /** A free port of 127.0.0.1, a random seed from the clock, and capacity for far more long polls than a worker makes. */
    public static HttpFaultOptions defaults() {
        return new HttpFaultOptions(
                "127.0.0.1",
                0,
                System.nanoTime(),
                new Capacity(
                        Runtime.getRuntime().availableProcessors(), DEFAULT_CONNECTIONS, DEFAULT_QUEUE, DEFAULT_IDLE),
                System::nanoTime);
    }

    public HttpFaultOptions withPort(int newPort) {
        return new HttpFaultOptions(host, newPort, seed, capacity, nanoClock);
    }

    public HttpFaultOptions withSeed(long newSeed) {
        return new HttpFaultOptions(host, port, newSeed, capacity, nanoClock);
    }
}
