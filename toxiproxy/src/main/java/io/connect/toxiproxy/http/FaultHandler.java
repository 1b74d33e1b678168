package io.connect.toxiproxy.http;

import io.connect.toxiproxy.aws.AwsRequest;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.WorkerUtils;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Passes each request to the faults in the order they were applied. Delays add up, and the first error ends the request. Any
 * other request goes to the next handler. A delayed request is dropped if its client's connection ends. Never blocks: delays are
 * timers of the I/O thread.
 */
final class FaultHandler implements HttpHandler {

    private final List<AppliedHttpFault> faults = new CopyOnWriteArrayList<>();
    private final LongAdder passed = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final HttpHandler next;

    FaultHandler(HttpHandler next) {
        this.next = next;
    }

    void add(AppliedHttpFault fault) {
        faults.add(fault);
    }

    void remove(AppliedHttpFault fault) {
        faults.remove(fault);
    }

    long passedRequests() {
        return passed.sum();
    }

    long failedRequests() {
        return failed.sum();
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws Exception {
        if (HttpContinue.requiresContinueResponse(exchange)) {
            exchange.addResponseCommitListener(FaultHandler::endIfNotAsked);
        }
        // One list for both steps: a fault that is added between them would meet a request whose call is not read.
        List<AppliedHttpFault> applied = List.copyOf(faults);
        AwsRequest call = applied.isEmpty() ? null : CallReader.call(exchange);
        long delayNanos = 0;
        Optional<AwsError> error = Optional.empty();
        for (AppliedHttpFault fault : applied) {
            Effect.Verdict verdict = fault.decide(exchange, call);
            delayNanos += verdict.delayNanos();
            error = verdict.error();
            if (error.isPresent()) {
                break;
            }
        }
        HttpHandler outcome = outcome(error, call);
        if (delayNanos > 0) {
            delay(exchange, outcome, delayNanos);
        } else {
            outcome.handleRequest(exchange);
        }
    }

    /** A client that was not asked for its body may keep it back. Its next request would be taken for that body. */
    private static void endIfNotAsked(HttpServerExchange exchange) {
        if (HttpContinue.requiresContinueResponse(exchange)) {
            exchange.setPersistent(false);
        }
    }

    private HttpHandler outcome(Optional<AwsError> error, AwsRequest call) {
        if (error.isEmpty()) {
            return exchange -> {
                passed.increment();
                next.handleRequest(exchange);
            };
        }
        failed.increment();
        return exchange -> error.get().answer(exchange, call);
    }

    private static void delay(HttpServerExchange exchange, HttpHandler outcome, long delayNanos) {
        Runnable resume = () -> {
            if (exchange.getConnection().isOpen()) {
                Connectors.executeRootHandler(outcome, exchange);
            }
        };
        exchange.dispatch(
                SameThreadExecutor.INSTANCE,
                () -> WorkerUtils.executeAfter(exchange.getIoThread(), resume, delayNanos, TimeUnit.NANOSECONDS));
    }
}
