package io.connect.toxiproxy.http;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * How to start an {@link HttpFaultProxy}. Each {@code with} step returns a new value.
 *
 * @param host where to listen
 * @param port 0 picks a free one
 * @param seed the beginning of all chance
 * @param ioThreads threads that carry all requests; none of them ever blocks
 * @param connectionsPerThread connections to the service for each of them; every long poll needs one of its own
 * @param queuedRequests requests that may wait for a connection, for each thread
 * @param idleConnection after which an idle connection is closed: before the service does, which would cost a request
 * @param nanoClock the time that rates, windows and delays go by
 */
public record HttpFaultOptions(
        String host,
        int port,
        long seed,
        int ioThreads,
        int connectionsPerThread,
        int queuedRequests,
        Duration idleConnection,
        LongSupplier nanoClock) {

    private static final int DEFAULT_CONNECTIONS = 2_000;
    private static final int DEFAULT_QUEUE = 10_000;
    private static final Duration DEFAULT_IDLE = Duration.ofSeconds(20);

    public HttpFaultOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(nanoClock, "nanoClock");
        if (ioThreads < 1 || connectionsPerThread < 1 || queuedRequests < 0) {
            throw new IllegalArgumentException(
                    "An HTTP fault proxy needs at least one I/O thread and one connection and no negative queue, but got "
                            + ioThreads + ", " + connectionsPerThread + " and " + queuedRequests);
        }
    }

    /** A free port of 127.0.0.1, chance from the clock, room for far more long polls than a worker makes. */
    public static HttpFaultOptions defaults() {
        return new HttpFaultOptions(
                "127.0.0.1",
                0,
                System.nanoTime(),
                Runtime.getRuntime().availableProcessors(),
                DEFAULT_CONNECTIONS,
                DEFAULT_QUEUE,
                DEFAULT_IDLE,
                System::nanoTime);
    }

    public HttpFaultOptions withPort(int newPort) {
        return new HttpFaultOptions(
                host, newPort, seed, ioThreads, connectionsPerThread, queuedRequests, idleConnection, nanoClock);
    }

    public HttpFaultOptions withSeed(long newSeed) {
        return new HttpFaultOptions(
                host, port, newSeed, ioThreads, connectionsPerThread, queuedRequests, idleConnection, nanoClock);
    }
}
