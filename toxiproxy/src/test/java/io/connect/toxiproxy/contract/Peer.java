package io.connect.toxiproxy.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A server behind a proxy, on blocking sockets; a function of the connection defines its behaviour. */
public final class Peer implements AutoCloseable {

    /** Handles each accepted connection, which is closed afterwards. */
    public interface Conversation {
        void hold(Socket socket) throws IOException;
    }

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    private Peer(Conversation conversation) {
        try {
            listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon("peer-accept", () -> accept(conversation));
    }

    public static Peer doing(Conversation conversation) {
        return new Peer(conversation);
    }

    /** Sends back all received bytes. */
    public static Peer echo() {
        return doing(socket -> {
            byte[] buffer = new byte[65_536];
            int size;
            while ((size = socket.getInputStream().read(buffer)) >= 0) {
                socket.getOutputStream().write(buffer, 0, size);
            }
        });
    }

    /** Sends the given number of bytes to each client, and then closes. */
    public static Peer sending(int sizeBytes) {
        return doing(socket -> {
            socket.getOutputStream().write(new byte[sizeBytes]);
            socket.shutdownOutput();
            socket.getInputStream().read();
        });
    }

    public int port() {
        return listener.getLocalPort();
    }

    public String address() {
        return "127.0.0.1:" + port();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Conversation conversation) {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                daemon("peer", () -> talk(conversation, socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Conversation conversation, Socket socket) {
        try (socket) {
            conversation.hold(socket);
        } catch (IOException e) {
            // The other side has closed the connection, which many tests are about.
        } finally {
            sockets.remove(socket);
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
