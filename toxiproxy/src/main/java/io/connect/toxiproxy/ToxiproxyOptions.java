package io.connect.toxiproxy;

import io.netty.util.internal.PlatformDependent;
import java.util.Objects;

/**
 * Options to start a {@link ToxiproxyServer} with. Each step returns a new value.
 *
 * @param host name or address for the HTTP interface to listen on; empty means every interface
 * @param port port of the HTTP interface; 0 picks a free one
 * @param seed the seed of all random choices: toxicity, jitter and slice sizes
 * @param threads number of event loops, at least 1; each connection runs on one of them
 * @param nio whether to use Java's NIO even if epoll, with its finer timers and lower cost, is available
 * @param holdBytes memory for bytes that toxics hold back, over all connections, at least 1; above it connections are slowed
 *     down
 */
public record ToxiproxyOptions(String host, int port, long seed, int threads, boolean nio, long holdBytes) {

    /** Netty also needs direct memory for read buffers and for the unused part of its arenas. */
    private static final int SHARE_OF_DIRECT_MEMORY = 2;

    private static final long LARGEST_DEFAULT_HOLD_BYTES = 512L * 1024 * 1024;

    public ToxiproxyOptions {
        Objects.requireNonNull(host, "host");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
        if (holdBytes < 1) {
            throw new IllegalArgumentException("holdBytes must be at least 1, but is " + holdBytes);
        }
    }

    /**
     * The defaults: a free port on 127.0.0.1, a random seed from the clock, one event loop per processor, and epoll if
     * available. Held bytes may take half of the direct memory ({@code -XX:MaxDirectMemorySize}, else {@code -Xmx}), 512 MiB at
     * most.
     */
    public static ToxiproxyOptions defaults() {
        return new ToxiproxyOptions(
                "127.0.0.1",
                0,
                System.nanoTime(),
                Runtime.getRuntime().availableProcessors(),
                false,
                defaultHoldBytes());
    }

    public ToxiproxyOptions withHost(String newHost) {
        return new ToxiproxyOptions(newHost, port, seed, threads, nio, holdBytes);
    }

    public ToxiproxyOptions withPort(int newPort) {
        return new ToxiproxyOptions(host, newPort, seed, threads, nio, holdBytes);
    }

    public ToxiproxyOptions withSeed(long newSeed) {
        return new ToxiproxyOptions(host, port, newSeed, threads, nio, holdBytes);
    }

    public ToxiproxyOptions withThreads(int newThreads) {
        return new ToxiproxyOptions(host, port, seed, newThreads, nio, holdBytes);
    }

    public ToxiproxyOptions withNio(boolean newNio) {
        return new ToxiproxyOptions(host, port, seed, threads, newNio, holdBytes);
    }

    public ToxiproxyOptions withHoldBytes(long newHoldBytes) {
        return new ToxiproxyOptions(host, port, seed, threads, nio, newHoldBytes);
    }

    private static long defaultHoldBytes() {
        return Math.min(
                PlatformDependent.estimateMaxDirectMemory() / SHARE_OF_DIRECT_MEMORY, LARGEST_DEFAULT_HOLD_BYTES);
    }
}
