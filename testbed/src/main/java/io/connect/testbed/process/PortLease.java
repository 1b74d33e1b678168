package io.connect.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Loopback ports that are free when leased and stay reserved until {@link #close()}.
 *
 * <p>A program is assigned its port before it binds it, so in between another program could bind it. Two measures prevent that.
 * Ports are below the range that the kernel uses for outgoing connections. Each port has a file lock, which other testbeds on
 * this machine respect and which always ends with the JVM.
 */
public final class PortLease implements AutoCloseable {
    /** The range is below Linux's default ip_local_port_range (32768) and the IANA range of macOS and Windows (49152). */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int TRIES = 500;

    /**
     * Ports of all leases in this JVM. None of them may open the file of another's port, because a process loses its locks on a
     * file when it closes the file once.
     */
    private static final Set<Integer> LEASED = ConcurrentHashMap.newKeySet();

    private final Path folder =
            Path.of(System.getProperty("java.io.tmpdir"), "sqs-connect-ports-" + System.getProperty("user.name"));
    private final Map<Integer, FileLock> locks = new HashMap<>();
    private final int lowest;
    private final int highest;

    /** A lease without ports. */
    public PortLease() {
        this(LOWEST, HIGHEST);
    }

    /** A lease of ports from {@code lowest} to below {@code highest}. */
    PortLease(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /**
     * Leases one more port.
     *
     * @return a TCP port on which no program listens at 127.0.0.1
     * @throws IllegalStateException when there is no free port
     */
    public synchronized int next() {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(lowest, highest);
            if (lock(port)) {
                return port;
            }
        }
        throw new IllegalStateException(
                "no free port between " + lowest + " and " + highest + " on 127.0.0.1 after " + TRIES + " tries");
    }

    private boolean lock(int port) {
        if (!LEASED.add(port)) {
            return false;
        }
        boolean locked = false;
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            locked = lock != null && isFree(port);
            if (locked) {
                locks.put(port, lock);
            } else {
                channel.close();
            }
            return locked;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lease ports in " + folder, e);
        } finally {
            if (!locked) {
                LEASED.remove(port);
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        for (FileLock lock : locks.values()) {
            try {
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give back a port of " + folder, e);
            }
        }
        LEASED.removeAll(locks.keySet());
        locks.clear();
    }
}
