package io.connect.sqsserver;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.http.HttpServer;
import io.connect.sqsserver.service.SqsService;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.function.LongSupplier;

/** A server that listens from its start until it is closed. Safe for any thread. */
public final class SqsServer implements AutoCloseable {

    private final HttpServer http;
    private final String host;

    private SqsServer(HttpServer http, String host) {
        this.http = http;
        this.host = host;
    }

    /**
     * Starts a server without queues.
     *
     * @throws IOException when the server cannot bind its address
     */
    public static SqsServer start(SqsServerOptions options) throws IOException {
        return start(options, List.of());
    }

    /**
     * Starts a server with some queues.
     *
     * @throws IOException when the server cannot bind its address
     * @throws IllegalArgumentException when a queue cannot be created
     */
    public static SqsServer start(SqsServerOptions options, List<QueueDefinition> queues) throws IOException {
        return start(options, queues, new MonotonicClock());
    }

    /** Starts a server on a clock that tests can move. The server's timers still follow the machine's time. */
    static SqsServer start(SqsServerOptions options, List<QueueDefinition> queues, LongSupplier clock)
            throws IOException {
        SqsService service = new SqsService(options.service());
        for (QueueDefinition each : queues) {
            try {
                service.create(each.name(), each.attributes(), each.tags(), clock.getAsLong());
            } catch (SqsException e) {
                throw new IllegalArgumentException("Cannot make the queue " + each.name() + ": " + e.getMessage(), e);
            }
        }
        return new SqsServer(
                HttpServer.start(service, clock, options.http()), options.http().host());
    }

    /** The address on which the server listens. */
    public URI uri() {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.port());
    }

    /** Closes all connections and discards all messages. */
    @Override
    public void close() {
        http.close();
    }
}
