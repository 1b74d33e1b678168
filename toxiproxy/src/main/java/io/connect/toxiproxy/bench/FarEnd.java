package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The server behind the measured proxy, on blocking sockets: by its first byte a client asks for echo or for bulk. */
final class FarEnd implements AutoCloseable {

    static final int ECHO = 'e';
    static final int SOURCE = 's';

    private static final int BUFFER_BYTES = 256 * 1024;

    private final ServerSocket listener;

    FarEnd() throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                daemon(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (socket) {
            socket.setTcpNoDelay(true);
            if (socket.getInputStream().read() == SOURCE) {
                while (true) {
                    socket.getOutputStream().write(buffer);
                }
            }
            int size;
            while ((size = socket.getInputStream().read(buffer)) > 0) {
                socket.getOutputStream().write(buffer, 0, size);
            }
        } catch (IOException e) {
            // The client has seen enough.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "bench-far-end");
        thread.setDaemon(true);
        thread.start();
    }
}
