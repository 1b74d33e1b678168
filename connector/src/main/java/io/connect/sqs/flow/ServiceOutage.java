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
 * Stops the intake while a service that conversions need is unavailable. More messages could only wait, hidden from other
 * consumers. The intake continues as long as some messages succeed, for example messages with a known schema. Thread-safe.
 *
 * <p>During an outage, one message of each queue is accepted now and then. If its conversion succeeds, the intake opens again.
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

    /** @param firstProbe the time until the first message is accepted as a probe; the next intervals double */
    ServiceOutage(IntakeGate gate, ScheduledExecutorService timer, Duration firstProbe, LongSupplier nanoClock) {
        this.gate = gate;
        this.timer = timer;
        this.firstProbe = firstProbe;
        this.failures = new FailureLog(LOG, nanoClock, "Converting");
    }

    /** The number of messages converted so far. */
    long converted() {
        return converted.get();
    }

    /** The number of conversions that failed so far because of a service. */
    long failures() {
        return failed.get();
    }

    /** Called when a message was converted. */
    void succeeded() {
        converted.incrementAndGet();
        if (out) {
            end();
        }
    }

    /**
     * Called when a conversion failed because of a service.
     *
     * @param before the value of {@link #converted} at the message's previous attempt, or at its arrival
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
