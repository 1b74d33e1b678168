package io.connect.bench.fault;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.toxiproxy.timeline.TimedFault;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** One fault of the timeline, which records its own times and effect. */
final class MarkedFault implements io.connect.toxiproxy.timeline.Fault {
    private final Fault fault;
    private final FaultSite site;
    private final LongSupplier clockMicros;
    private ActiveFault active;
    private long fromMicros;
    private OptionalLong toMicros = OptionalLong.empty();
    private Optional<String> failure = Optional.empty();

    MarkedFault(Fault fault, FaultSite site, LongSupplier clockMicros) {
        this.fault = fault;
        this.site = site;
        this.clockMicros = clockMicros;
    }

    TimedFault timed() {
        return fault.length()
                .map(length -> TimedFault.of(this, fault.at(), length))
                .orElseGet(() -> TimedFault.from(this, fault.at()));
    }

    @Override
    public String description() {
        return fault.action().kind() + " on " + fault.on();
    }

    @Override
    public Applied apply() {
        // The time is read before the fault is applied. A graceful stop takes seconds, and the time without the process
        // counts from its request.
        long begin = clockMicros.getAsLong();
        try {
            began(fault.action().apply(site, fault.on()), begin);
            return this::end;
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
    }

    private synchronized void began(ActiveFault applied, long atMicros) {
        active = applied;
        fromMicros = atMicros;
    }

    private void end() {
        try {
            active.close();
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        } finally {
            ended();
        }
    }

    private synchronized void ended() {
        toMicros = OptionalLong.of(clockMicros.getAsLong());
    }

    private synchronized void failed(RuntimeException cause) {
        if (active == null) {
            fromMicros = clockMicros.getAsLong();
        }
        failure = Optional.of(cause.toString());
    }

    /** The record of this fault; empty until the fault is applied. */
    synchronized Optional<FaultRecord> record() {
        if (active == null && failure.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new FaultRecord(
                fault,
                active == null ? description() : active.description(),
                fault.on().toString(),
                fromMicros,
                toMicros,
                active == null ? FaultEffect.NONE : new FaultEffect(active.effect(), active.calls()),
                failure));
    }
}
