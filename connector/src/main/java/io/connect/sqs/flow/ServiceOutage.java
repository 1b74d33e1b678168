package io.connect.sqs.flow;

import io.connect.sqs.converter.service.ServiceUnavailableException;
import io.connect.sqs.error.FailureLog;
import io.connect.sqs.receive.IntakeGate;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the intake while a service fails that conversions need: more messages could only wait, hidden from other consumers.
 * The intake goes on as long as some messages succeed, for example messages whose schema is known. Thread-safe.
 *
 * <p>Even so, one message is accepted now and then. If it succeeds, only the waiting messages have a problem.
 */
final class ServiceOutage {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceOutage.class);
    private static final Duration LONGEST_PROBE_INTERVAL = Duration.ofMinutes(1);

    private final IntakeGate gate;
    private final ScheduledExecutorService timer;
    private final Duration firstProbe;
    private final FailureLog failures;
    private final AtomicLong converted = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile boolean out;
    private long outage;

    /** @param firstProbe the time after which one message is let in; the intervals double from there */
    ServiceOutage(IntakeGate gate, ScheduledExecutorService timer, Duration firstProbe, LongSupplier nanoClock) {
        this.gate = gate;
        this.timer = timer;
        this.firstProbe = firstProbe;
        this.failures = new FailureLog(LOG, nanoClock, "Converting");
    }

    /** How many messages were converted so far. */
    long converted() {
        return converted.get();
    }

    /** How many conversions failed for a service so far. */
    long failures() {
        return failed.get();
    }

    /** Notes that a message was converted. */
    void succeeded() {
        converted.incrementAndGet();
        if (out) {
            end();
        }
    }

    /**
     * Notes that a conversion failed for a service.
     *
     * @param before {@link #converted} when that message was tried before, or came in
     */
    void failed(long before, ServiceUnavailableException failure) {
        failed.incrementAndGet();
        synchronized (failures) {
            failures.failed(failure.service() + " is not available: " + failure.getMessage());
            if (out || converted.get() != before) {
                return;
            }
            out = true;
            outage++;
            gate.close(IntakeGate.Reason.SERVICE);
            planProbe(outage, firstProbe);
        }
    }

    private void end() {
        synchronized (failures) {
            if (out) {
                out = false;
                failures.succeeded();
                gate.open(IntakeGate.Reason.SERVICE);
            }
        }
    }

    private void planProbe(long current, Duration interval) {
        timer.schedule(() -> probe(current, interval), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void probe(long current, Duration interval) {
        synchronized (failures) {
            if (!out || outage != current) {
                return;
            }
        }
        gate.probe(IntakeGate.Reason.SERVICE);
        Duration doubled = interval.multipliedBy(2);
        planProbe(current, doubled.compareTo(LONGEST_PROBE_INTERVAL) < 0 ? doubled : LONGEST_PROBE_INTERVAL);
    }
}
