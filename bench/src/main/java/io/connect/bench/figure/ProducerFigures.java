package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Window;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import java.util.OptionalDouble;

/** The figures that the Kafka producers of a connector publish, and a finding about the path to Kafka. */
final class ProducerFigures {

    private static final double SLOW_MILLIS = 200;
    private static final double BUFFER_WAIT_PERCENT = 5;
    private static final double PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;

    private final OptionalDouble requestMillis;
    private final OptionalDouble queueMillis;
    private final OptionalDouble bufferWaitPercent;

    ProducerFigures(Recording recording, Window window) {
        this.requestMillis =
                recording.mean(SubjectMetrics.PRODUCER_REQUEST_LATENCY_MS, window.fromMicros(), window.toMicros());
        this.queueMillis =
                recording.mean(SubjectMetrics.PRODUCER_QUEUE_TIME_MS, window.fromMicros(), window.toMicros());
        this.bufferWaitPercent = bufferWait(recording, window);
    }

    /** The wait for buffer memory. Each task has its own producer, and the waits of all are added up. */
    private static OptionalDouble bufferWait(Recording recording, Window window) {
        OptionalDouble nanos =
                recording.counted(SubjectMetrics.PRODUCER_BUFFER_WAIT_NANOS, window.fromMicros(), window.toMicros());
        double producers =
                recording.summed(SubjectMetrics.TASKS_RUNNING, window.fromMicros(), window.toMicros()).stream()
                        .mapToDouble(Recording.Point::value)
                        .reduce(1, Math::max);
        return nanos.isEmpty()
                ? nanos
                : OptionalDouble.of(PERCENT * nanos.getAsDouble() / (window.seconds() * NANOS_PER_SECOND * producers));
    }

    /** Whether anything was published at all. */
    boolean isKnown() {
        return requestMillis.isPresent() || queueMillis.isPresent() || bufferWaitPercent.isPresent();
    }

    /** Whether records wait for Kafka; false if this is not known. */
    boolean isSlow() {
        return requestsAreSlow() || exceeds(queueMillis, SLOW_MILLIS) || bufferIsFull();
    }

    private boolean requestsAreSlow() {
        return exceeds(requestMillis, SLOW_MILLIS);
    }

    private boolean bufferIsFull() {
        return exceeds(bufferWaitPercent, BUFFER_WAIT_PERCENT);
    }

    String finding() {
        if (bufferIsFull()) {
            return "The Kafka producer bounds the throughput: its buffer is full.";
        }
        return requestsAreSlow()
                ? "The brokers answer the Kafka producer slowly."
                : "Records wait long in the Kafka producer before they are sent.";
    }

    Clauses evidence() {
        return new Clauses()
                .addIf(requestMillis, "a request took %.0f ms on average")
                .addIf(queueMillis, "a record waited %.0f ms in the buffer on average")
                .addIf(bufferWaitPercent, "callers waited for room %.0f %% of the time");
    }

    String remedy() {
        if (bufferIsFull()) {
            return "Increase producer.override.buffer.memory, tune producer.override.batch.size and"
                    + " producer.override.linger.ms, compress.";
        }
        return requestsAreSlow()
                ? "Look at the brokers' processors, disks and network; send fewer and larger requests"
                        + " (producer.override.batch.size, compression)."
                : "Compare producer.override.linger.ms with that wait; send larger batches"
                        + " (producer.override.batch.size), compress.";
    }

    private static boolean exceeds(OptionalDouble figure, double limit) {
        return figure.isPresent() && figure.getAsDouble() > limit;
    }
}
