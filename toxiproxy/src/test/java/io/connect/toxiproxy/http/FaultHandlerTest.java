package io.connect.toxiproxy.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultHandlerTest {

    private static final int REQUESTS = 100_000;

    private final FaultHandler handler = new FaultHandler(exchange -> {});

    /** Requests come at any moment, so also while a fault is being applied or taken away. */
    @Test
    void takesRequestsWhileAFaultComesAndGoes() throws Exception {
        HttpServerExchange request = new HttpServerExchange(null)
                .setRequestMethod(Methods.GET)
                .setRequestURI("/bucket/key")
                .setRequestPath("/bucket/key");
        AppliedHttpFault fault = new AppliedHttpFault(
                HttpFault.throttle(1e9), System::nanoTime, new SplittableRandom(1), handler::remove);
        AtomicBoolean ended = new AtomicBoolean();
        Thread faults = new Thread(() -> {
            while (!ended.get()) {
                handler.add(fault);
                fault.close();
            }
        });
        faults.start();

        try {
            assertThatCode(() -> {
                        for (int i = 0; i < REQUESTS; i++) {
                            handler.handleRequest(request);
                        }
                    })
                    .doesNotThrowAnyException();
        } finally {
            ended.set(true);
            faults.join();
        }
    }
}
