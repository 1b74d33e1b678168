package io.connect.toxiproxy;

import java.util.Objects;

/**
 * How to start a {@link ToxiproxyServer}. Each step returns a new value.
 *
 * @param host name or address for the HTTP interface to listen on; empty means every interface
 * @param port its port; 0 picks a free one
 * @param seed the beginning of all chance: toxicity, jitter and slices
 * @param threads event loops; every connection lives on one of them
 */
public record ToxiproxyOptions(String host, int port, long seed, int threads) {

    public ToxiproxyOptions {
        Objects.requireNonNull(host, "host");
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, but is " + threads);
        }
    }

    /** A free port on 127.0.0.1, chance from the clock, one event loop per processor. */
    public static ToxiproxyOptions defaults() {
        return new ToxiproxyOptions(
                "127.0.0.1", 0, System.nanoTime(), Runtime.getRuntime().availableProcessors());
    }

    public ToxiproxyOptions withHost(String newHost) {
        return new ToxiproxyOptions(newHost, port, seed, threads);
    }

    public ToxiproxyOptions withPort(int newPort) {
        return new ToxiproxyOptions(host, newPort, seed, threads);
    }

    public ToxiproxyOptions withSeed(long newSeed) {
        return new ToxiproxyOptions(host, port, newSeed, threads);
    }

    public ToxiproxyOptions withThreads(int newThreads) {
        return new ToxiproxyOptions(host, port, seed, newThreads);
    }
}
