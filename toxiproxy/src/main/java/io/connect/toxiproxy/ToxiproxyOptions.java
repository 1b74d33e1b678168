package io.connect.toxiproxy;

import java.util.Objects;

/**
 * How to start a {@link ToxiproxyServer}. Each step returns a new value.
 *
 * @param host name or address for the HTTP interface to listen on; empty means every interface
 * @param port its port; 0 picks a free one
 * @param seed the beginning of all chance: toxicity, jitter and slices
 * @param threads event loops, at least 1; every connection lives on one of them
 * @param nio whether to use Java's NIO even where the finer timers and lower cost of epoll are to be had
 */
public record ToxiproxyOptions(String host, int port, long seed, int threads, boolean nio) {

    public ToxiproxyOptions {
        Objects.requireNonNull(host, "host");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
    }

    /** A free port on 127.0.0.1, chance from the clock, one event loop per processor, epoll where it is available. */
    public static ToxiproxyOptions defaults() {
        return new ToxiproxyOptions(
                "127.0.0.1", 0, System.nanoTime(), Runtime.getRuntime().availableProcessors(), false);
    }

    public ToxiproxyOptions withHost(String newHost) {
        return new ToxiproxyOptions(newHost, port, seed, threads, nio);
    }

    public ToxiproxyOptions withPort(int newPort) {
        return new ToxiproxyOptions(host, newPort, seed, threads, nio);
    }

    public ToxiproxyOptions withSeed(long newSeed) {
        return new ToxiproxyOptions(host, port, newSeed, threads, nio);
    }

    public ToxiproxyOptions withThreads(int newThreads) {
        return new ToxiproxyOptions(host, port, seed, newThreads, nio);
    }

    public ToxiproxyOptions withNio(boolean newNio) {
        return new ToxiproxyOptions(host, port, seed, threads, newNio);
    }
}
