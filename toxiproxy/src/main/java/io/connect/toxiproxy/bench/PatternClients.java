package io.connect.toxiproxy.bench;

import io.connect.toxiproxy.proxy.Proxy;
import java.io.IOException;
import java.net.Socket;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The clients of a soak, half of them on each proxy. Each opens one connection after another. */
final class PatternClients implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int MOST_BYTES = 4_000_000;

    /** Longer than the largest stream takes through any toxic of a soak. */
    private static final int READ_TIMEOUT_MS = 60_000;

    private final AtomicLong finished = new AtomicLong();
    private final PatternPeer peer;
    private volatile boolean closed;

    PatternClients(PatternPeer peer, Proxy lossy, Proxy lossless, int connections, long seed) {
        this.peer = peer;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < connections; i++) {
            boolean mayLose = i % 2 == 0;
            Proxy proxy = mayLose ? lossy : lossless;
            SplittableRandom own = random.split();
            PatternPeer.daemon(() -> talkOn(proxy, mayLose, own));
        }
    }

    /** Connections that have ended. */
    long finished() {
        return finished.get();
    }

    @Override
    public void close() {
        closed = true;
    }

    private void talkOn(Proxy proxy, boolean mayLose, SplittableRandom random) {
        while (!closed) {
            int bytes = random.nextInt(1, MOST_BYTES);
            int chunk = random.nextInt(4) == 0 ? random.nextInt(1, 100) : BUFFER_BYTES;
            if (chunk < BUFFER_BYTES) {
                bytes /= 100;
            }
            try (Socket socket = new Socket("127.0.0.1", proxy.listenAddress().getPort())) {
                talk(socket, "a client of " + proxy.name(), Math.max(1, bytes), chunk);
            } catch (IOException e) {
                if (!mayLose && !closed) {
                    peer.report("a connection without a toxic that ends it broke: " + e);
                }
            }
            finished.incrementAndGet();
        }
    }

    private void talk(Socket socket, String who, int bytes, int chunk) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(READ_TIMEOUT_MS);
        PatternPeer.daemon(() -> send(socket, bytes, chunk));
        byte[] buffer = new byte[BUFFER_BYTES];
        long place = 0;
        while (place < bytes) {
            int size = socket.getInputStream().read(buffer);
            if (size < 0) {
                throw new IOException("it ended at byte " + place + " of " + bytes);
            }
            peer.check(who, buffer, size, place);
            place += size;
        }
    }

    private static void send(Socket socket, int bytes, int chunk) {
        byte[] buffer = new byte[chunk];
        try {
            for (int sent = 0; sent < bytes; sent += chunk) {
                int size = Math.min(chunk, bytes - sent);
                for (int i = 0; i < size; i++) {
                    buffer[i] = PatternPeer.at(sent + i);
                }
                socket.getOutputStream().write(buffer, 0, size);
            }
        } catch (IOException e) {
            // The thread that reads the same socket reports it.
        }
    }
}
