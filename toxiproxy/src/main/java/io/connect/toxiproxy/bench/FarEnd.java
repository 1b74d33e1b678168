package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** The server behind the measured proxy, on blocking sockets. The first byte of a client selects echo, source or sink. */
final class FarEnd implements AutoCloseable {

    static final int ECHO = 'e';
    static final int SOURCE = 's';
    static final int SINK = 'k';

    private static final int BUFFER_BYTES = 256 * 1024;

    private final LoopbackServer server;
    private final AtomicLong sunkBytes = new AtomicLong();

    FarEnd() throws IOException {
        server = new LoopbackServer("bench-far-end", this::serve);
    }

    int port() {
        return server.port();
    }

    /** Bytes that sinks have received so far. */
    long sunkBytes() {
        return sunkBytes.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve(Socket socket) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (socket) {
            socket.setTcpNoDelay(true);
            int conversation = socket.getInputStream().read();
            while (conversation == SOURCE) {
                socket.getOutputStream().write(buffer);
            }
            int size;
            while ((size = socket.getInputStream().read(buffer)) > 0) {
                if (conversation == SINK) {
                    sunkBytes.addAndGet(size);
                } else {
                    socket.getOutputStream().write(buffer, 0, size);
                }
            }
        } catch (IOException e) {
            // The client has closed the connection.
        }
    }
}
