package io.connect.testbed.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
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

    private final Path folder =
            Path.of(System.getProperty("java.io.tmpdir"), "sqs-connect-ports-" + System.getProperty("user.name"));
    private final List<FileLock> locks = new ArrayList<>();
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
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(Integer.toString(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null || !isFree(port)) {
                channel.close();
                return false;
            }
            locks.add(lock);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lease ports in " + folder, e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another lease in this very JVM
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
        for (FileLock lock : locks) {
            try {
                lock.acquiredBy().close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot give back a port of " + folder, e);
            }
        }
        locks.clear();
    }
}
