package io.connect.toxiproxy.bench;

import io.connect.toxiproxy.ToxiproxyServer;
import io.connect.toxiproxy.proxy.Proxy;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs connections through random toxics for a long time and checks every byte at both ends. Prints counts and the memory in
 * use. Exits with 1 when a byte was wrong, or was lost although no toxic drops bytes. Start it with
 * {@code java -Xmx256m -cp toxiproxy/target/toxiproxy.jar -Dminutes=60 io.connect.toxiproxy.bench.Soak};
 * {@code -Dconnections=N} (20) and {@code -Dseed=N} change what it does.
 */
public final class Soak {

    private static final int REPORTS = 60;
    private static final long SHORTEST_REPORT_MS = 1_000;
    private static final double BYTES_PER_MB = 1e6;

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        double minutes = Double.parseDouble(System.getProperty("minutes", "60"));
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Optional<String> fault = run(
                Duration.ofMillis((long) (minutes * 60_000)), Integer.getInteger("connections", 20), seed, System.out);
        System.out.println(fault.orElse("every byte was right"));
        System.exit(fault.isPresent() ? 1 : 0);
    }

    /** Runs for some time; returns the first fault that was seen. */
    static Optional<String> run(Duration length, int connections, long seed, PrintStream out) throws Exception {
        try (PatternPeer peer = new PatternPeer();
                ToxiproxyServer server = ToxiproxyServer.start()) {
            // Bytes may be lost behind this proxy, but not behind the other one.
            Proxy lossy = server.proxies().create("lossy", "127.0.0.1:0", peer.address());
            Proxy lossless = server.proxies().create("lossless", "127.0.0.1:0", peer.address());
            try (RandomToxics one = new RandomToxics(lossy, true, seed);
                    RandomToxics other = new RandomToxics(lossless, false, ~seed);
                    PatternClients clients = new PatternClients(peer, lossy, lossless, connections, seed)) {
                long end = System.nanoTime() + length.toNanos();
                long every = Math.max(SHORTEST_REPORT_MS, length.toMillis() / REPORTS);
                out.printf(
                        "%10s %12s %14s %12s %12s %12s %12s%n",
                        "s", "MB checked", "connections", "toxics", "heap MB", "direct MB", "held MB");
                while (System.nanoTime() < end && peer.fault().isEmpty()) {
                    Thread.sleep(Math.min(every, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
                    System.gc();
                    out.printf(
                            "%10.0f %12.0f %14d %12d %12.1f %12.1f %12.1f%n",
                            (length.toNanos() - (end - System.nanoTime())) / 1e9,
                            peer.checkedBytes() / BYTES_PER_MB,
                            clients.finished(),
                            one.changes() + other.changes(),
                            ManagementFactory.getMemoryMXBean()
                                            .getHeapMemoryUsage()
                                            .getUsed()
                                    / BYTES_PER_MB,
                            directBytes() / BYTES_PER_MB,
                            server.heldBytes() / BYTES_PER_MB);
                }
            }
            return peer.fault();
        }
    }

    /** The direct memory that the JDK counts. Netty's memory outside the heap may be larger. */
    private static long directBytes() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }
}
