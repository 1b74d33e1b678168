package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/** A server of blocking sockets on a free port of loopback, with a daemon thread for each connection. */
final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final String threads;

    /**
     * Listens immediately.
     *
     * @param threads name of its threads
     * @param conversation handles one connection on its own thread and closes the socket
     */
    LoopbackServer(String threads, Consumer<Socket> conversation) throws IOException {
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.threads = threads;
        daemon(() -> accept(conversation));
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept(Consumer<Socket> conversation) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                daemon(() -> conversation.accept(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void daemon(Runnable task) {
        Thread thread = new Thread(task, threads);
        thread.setDaemon(true);
        thread.start();
    }
}
