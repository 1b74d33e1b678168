package io.connect.sqs.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A service on a plain socket, for tests of exact bytes and closed connections. */
public final class WireSqs implements AutoCloseable {

    /** A received request. */
    public record Request(String line, Map<String, String> headers, JsonNode body) {

        /** The name of the operation, such as {@code ReceiveMessage}. */
        public String operation() {
            return headers.get("x-amz-target").replaceFirst(".*\\.", "");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] MORE = " ".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);

    /** Many clients may connect at the same moment. */
    private static final int BACKLOG = 4_096;

    private final ServerSocket server;
    private final Function<Request, String> answers;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    /**
     * @param answers maps a request to the whole answer, including headers; null for no answer. An answer without a length
     *     continues with spaces until the client closes its connection
     */
    public WireSqs(Function<Request, String> answers) {
        this.answers = answers;
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** An answer of SQS. */
    public static String answer(String status, String headers, String json) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/x-amz-json-1.0\r\n" + headers + "Content-Length: "
                + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    /** The last operation of each connection that the client has closed. */
    public List<String> ended() {
        return ended;
    }

    /** Closes every connection. New ones are accepted. */
    public void cut() {
        try {
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the service: closes every connection and accepts no more. */
    public void end() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    @Override
    public void close() {
        end();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "wire-sqs");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The service was closed.
        }
    }

    private void serve(Socket socket) {
        String last = "";
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (String line = line(in); line != null; line = line(in)) {
                Map<String, String> headers = new TreeMap<>();
                for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
                    int colon = header.indexOf(':');
                    headers.put(
                            header.substring(0, colon).toLowerCase(Locale.ROOT),
                            header.substring(colon + 1).trim());
                }
                byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
                Request request = new Request(line, headers, JSON.readTree(body));
                requests.add(request);
                last = request.operation();
                String answer = answers.apply(request);
                if (answer != null) {
                    out.write(answer.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    while (!answer.contains("Content-Length")) {
                        out.write(MORE);
                    }
                }
            }
        } catch (IOException e) {
            // The client closed the connection before the end of its request.
        }
        ended.add(last);
    }

    /** Reads a line without its line end; null at the end of the connection. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                return null;
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
