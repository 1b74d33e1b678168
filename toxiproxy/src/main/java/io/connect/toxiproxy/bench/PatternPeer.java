package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server of a soak: sends back the received bytes, and checks that each byte is right for its position in the stream.
 * Collects the faults that the clients and this server see.
 */
final class PatternPeer implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    private final LoopbackServer server;
    private final AtomicLong checkedBytes = new AtomicLong();
    private final AtomicReference<String> fault = new AtomicReference<>();

    PatternPeer() throws IOException {
        server = new LoopbackServer("soak", this::echo);
    }

    /** The byte expected at a position of every stream. */
    static byte at(long place) {
        return (byte) (place * 31 + place / 251);
    }

    String address() {
        return "127.0.0.1:" + server.port();
    }

    long checkedBytes() {
        return checkedBytes.get();
    }

    /** The first fault, if any. */
    Optional<String> fault() {
        return Optional.ofNullable(fault.get());
    }

    void report(String what) {
        fault.compareAndSet(null, what);
    }

    /** Checks bytes that were read at a position of a stream. */
    void check(String who, byte[] bytes, int size, long place) {
        for (int i = 0; i < size; i++) {
            if (bytes[i] != at(place + i)) {
                report(who + " got " + bytes[i] + " instead of " + at(place + i) + " at byte " + (place + i));
                return;
            }
        }
        checkedBytes.addAndGet(size);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void echo(Socket socket) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (socket) {
            InputStream in = socket.getInputStream();
            long place = 0;
            int size;
            while ((size = in.read(buffer)) > 0) {
                check("the server", buffer, size, place);
                place += size;
                socket.getOutputStream().write(buffer, 0, size);
            }
        } catch (IOException e) {
            // A toxic has ended the connection; the client knows whether that is allowed.
        }
    }

    static void daemon(Runnable task) {
        Thread thread = new Thread(task, "soak");
        thread.setDaemon(true);
        thread.start();
    }
}
