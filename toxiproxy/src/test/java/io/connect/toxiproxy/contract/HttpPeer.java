package io.connect.toxiproxy.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A minimal HTTP/1.1 peer: it stores each request as text and returns the answer that the test defines. */
public final class HttpPeer implements AutoCloseable {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Peer peer;

    /** @param answer maps a complete request to a complete answer, both as text */
    HttpPeer(UnaryOperator<String> answer) {
        peer = Peer.doing(socket -> {
            while (true) {
                String request = message(socket.getInputStream(), false);
                seen.add(request);
                socket.getOutputStream().write(answer.apply(request).getBytes(ISO_8859_1));
            }
        });
    }

    Peer peer() {
        return peer;
    }

    /** The requests that reached the peer. */
    List<String> seen() {
        return seen;
    }

    @Override
    public void close() {
        peer.close();
    }

    /** An answer with status 200. */
    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Sends a request and reads its answer. */
    public static String call(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return message(socket.getInputStream(), request.startsWith("HEAD "));
    }

    /** One message, head and body; a chunked body is not decoded. */
    public static String message(InputStream in, boolean toHead) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("ended after: " + bytes.toString(ISO_8859_1));
            }
            bytes.write(next);
        }
        String head = bytes.toString(ISO_8859_1);
        if (toHead) {
            return head;
        }
        if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
            while (!bytes.toString(ISO_8859_1).endsWith("\r\n0\r\n\r\n")) {
                bytes.write(in.read());
            }
            return bytes.toString(ISO_8859_1);
        }
        int length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        bytes.write(in.readNBytes(length));
        return bytes.toString(ISO_8859_1);
    }
}
