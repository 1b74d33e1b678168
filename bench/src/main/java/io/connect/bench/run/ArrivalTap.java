package io.connect.bench.run;

import io.connect.bench.arrival.ArrivalReader;
import io.connect.bench.ledger.Arrival;
import io.connect.bench.payload.MessageIdentity;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Passes arrivals on to listeners other than the ledger: Gatling's report, the progress line, and the start of a backlog's drain.
 * Called on the reader's thread; queried by other threads.
 */
final class ArrivalTap implements ArrivalReader.Listener {

    private static final int DIGITS = 3;
    private static final double P95 = 95;
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long NOT_YET = 0;
    private static final long UNWATCHED = -1;

    private final ScenarioRun run;
    private final Recorder recent = new Recorder(DIGITS);
    private final RecentLatency watched = new RecentLatency(System::nanoTime);
    private final AtomicLong firstArrival = new AtomicLong(UNWATCHED);

    ArrivalTap(ScenarioRun run) {
        this.run = run;
    }

    @Override
    public void arrived(MessageIdentity message, Arrival arrival, long seenMicros) {
        if (arrival.kind() != Arrival.Kind.FIRST) {
            return;
        }
        firstArrival.compareAndSet(NOT_YET, seenMicros);
        recent.recordValue(Math.max(0, arrival.responseMicros()));
        watched.record(arrival.responseMicros());
        RunLog log = run.log();
        if (log != null) {
            log.ok(
                    RequestNames.arrival(run.scenario().id()),
                    arrival.intendedMicros() / MICROS_PER_MILLI,
                    seenMicros / MICROS_PER_MILLI);
        }
    }

    /** p95 of recent arrivals, for monitoring. */
    OptionalDouble watchedP95Millis() {
        return watched.p95Millis();
    }

    /** From now on, records the time of the next arrival. */
    void markFirstArrival() {
        firstArrival.set(NOT_YET);
    }

    /** The time of the first arrival after {@link #markFirstArrival}, if there was one. */
    OptionalLong firstArrivalMicros() {
        long first = firstArrival.get();
        return first > NOT_YET ? OptionalLong.of(first) : OptionalLong.empty();
    }

    /** p95 in milliseconds of the messages that arrived since the last call; empty when none arrived. */
    OptionalDouble recentP95Millis() {
        Histogram since = recent.getIntervalHistogram();
        return since.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(since.getValueAtPercentile(P95) / (double) MICROS_PER_MILLI);
    }
}
