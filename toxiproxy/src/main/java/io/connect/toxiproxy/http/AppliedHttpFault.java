package io.connect.toxiproxy.http;

import io.connect.toxiproxy.aws.AwsRequest;
import io.connect.toxiproxy.timeline.Fault;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** A fault that an {@link HttpFaultProxy} applies until it is closed. Safe for use by several threads. */
public final class AppliedHttpFault implements Fault.Applied {

    private final HttpFault fault;
    private final Effect.Verdicts verdicts;
    private final LongSupplier nanoClock;
    private final long appliedNanos;
    private final Consumer<AppliedHttpFault> remover;
    private final LongAdder matched = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder delayed = new LongAdder();

    AppliedHttpFault(
            HttpFault fault, LongSupplier nanoClock, RandomGenerator random, Consumer<AppliedHttpFault> remover) {
        this.fault = fault;
        this.verdicts = fault.effect().start(nanoClock, random);
        this.nanoClock = nanoClock;
        this.appliedNanos = nanoClock.getAsLong();
        this.remover = remover;
    }

    /** The requested fault. */
    public HttpFault fault() {
        return fault;
    }

    /** Requests that it has affected or spared: those that match it, during its window. */
    public long matchedRequests() {
        return matched.sum();
    }

    /** Requests that it has answered with an error. */
    public long failedRequests() {
        return failed.sum();
    }

    /** Requests that it has delayed. */
    public long delayedRequests() {
        return delayed.sum();
    }

    /** Removes the fault. Requests that are already delayed keep their delay. */
    @Override
    public void close() {
        remover.accept(this);
    }

    Effect.Verdict decide(HttpServerExchange exchange, AwsRequest call) {
        if (!fault.window().open(nanoClock.getAsLong() - appliedNanos)
                || !fault.match().matches(exchange, call)) {
            return Effect.Verdict.PASS;
        }
        matched.increment();
        Effect.Verdict verdict = verdicts.next(call.dialect());
        if (verdict.error().isPresent()) {
            failed.increment();
        }
        if (verdict.delayNanos() > 0) {
            delayed.increment();
        }
        return verdict;
    }
}
