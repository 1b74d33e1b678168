package io.connect.toxiproxy.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.connect.toxiproxy.contract.HttpPeer;
import io.connect.toxiproxy.contract.Peer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that sees the end of its connections. It never answers a request to {@code /wait}, answers one to {@code /held}
 * after its release, and any other immediately.
 */
final class LongPollService implements AutoCloseable {

    private static final int LONGEST_HOLD_SECONDS = 30;

    private final Peer peer = Peer.doing(this::serve);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger abandoned = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    URI uri() {
        return URI.create("http://" + peer.address());
    }

    /** The targets of the requests that reached the service, in order. */
    List<String> seen() {
        return seen;
    }

    /** Requests to {@code /wait} whose connection ended while they waited. */
    int abandoned() {
        return abandoned.get();
    }

    /** Answers the requests to {@code /held}. */
    void release() {
        released.countDown();
    }

    /** A request with a body of this size. */
    static byte[] post(String target, int bodyBytes) {
        return ("POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + bodyBytes + "\r\n\r\n"
                        + "x".repeat(bodyBytes))
                .getBytes(ISO_8859_1);
    }

    /** The body of the next answer. */
    static String answer(InputStream in) throws IOException {
        String message = HttpPeer.message(in, false);
        return message.substring(message.indexOf("\r\n\r\n") + 4);
    }

    @Override
    public void close() {
        release();
        peer.close();
    }

    private void serve(Socket socket) throws IOException {
        while (true) {
            String target;
            try {
                target = HttpPeer.message(socket.getInputStream(), false).split(" ")[1];
            } catch (EOFException e) {
                return;
            }
            seen.add(target);
            if (target.equals("/wait")) {
                waitForTheEnd(socket);
                return;
            }
            if (target.equals("/held")) {
                waitForRelease();
            }
            socket.getOutputStream().write(HttpPeer.ok(target).getBytes(ISO_8859_1));
        }
    }

    private void waitForTheEnd(Socket socket) {
        try {
            if (socket.getInputStream().read() >= 0) {
                return;
            }
        } catch (IOException e) {
            // A reset ends the connection too.
        }
        abandoned.incrementAndGet();
    }

    private void waitForRelease() {
        try {
            if (!released.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The test released no answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
