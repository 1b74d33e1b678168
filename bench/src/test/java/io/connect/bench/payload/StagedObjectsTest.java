package io.connect.bench.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.connect.bench.scenario.load.Payload.ClaimCheck;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.testbed.s3.S3Admin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bucket can be one that a user has given, with objects of others in it. */
class StagedObjectsTest {

    private static final ClaimCheck TWO = new ClaimCheck(new DataSize(10), 2, "s3Uri");

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private S3Admin s3;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        s3 = new S3Admin(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        s3.close();
        server.stop(0);
    }

    @Test
    void keysBeginWithTheNameOfTheRun() {
        assertThat(StagedObjects.place(s3, "given", "bench-1-test-3", TWO))
                .containsExactly("s3://given/bench-1-test-3/object-0", "s3://given/bench-1-test-3/object-1");

        assertThat(asked).containsExactly("PUT /given/bench-1-test-3/object-0", "PUT /given/bench-1-test-3/object-1");
    }

    @Test
    void objectsOfARunThatWasInterruptedAreKnownByTheirKeys() {
        StagedObjects.remove(s3, "given", "bench-1-test-3", TWO);

        assertThat(asked)
                .containsExactly("DELETE /given/bench-1-test-3/object-0", "DELETE /given/bench-1-test-3/object-1");
    }
}
