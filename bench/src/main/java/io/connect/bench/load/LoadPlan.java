package io.connect.bench.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The intended start of every batch, known before the first one is sent.
 *
 * <p>Latency counts from the intended start (open load): if a batch waited in the generator, the latency includes that wait.
 * Within a phase, batches are evenly spaced. The last batch of a phase may be smaller, so that each phase offers exactly its rate
 * times its length. Immutable, safe for any thread.
 */
public final class LoadPlan {

    /** Maximum number of entries that SQS accepts in one SendMessageBatch call. */
    public static final int MAX_BATCH = 10;

    private final List<LoadPhase> phases;
    private final int batchSize;
    private final long[] firstBatch;
    private final long[] firstMessage;
    private final long[] startMicros;

    /**
     * Creates a plan that runs the phases one after the other.
     *
     * @param phases the phases in their order, at least one
     * @param batchSize messages per send, 1 to {@value #MAX_BATCH}
     */
    public LoadPlan(List<LoadPhase> phases, int batchSize) {
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("A load plan needs at least one phase, got none");
        }
        if (batchSize < 1 || batchSize > MAX_BATCH) {
            throw new IllegalArgumentException(
                    "Batch size is " + batchSize + "; SQS takes 1 to " + MAX_BATCH + " entries in a call");
        }
        this.phases = List.copyOf(phases);
        this.batchSize = batchSize;
        int n = phases.size();
        firstBatch = new long[n + 1];
        firstMessage = new long[n + 1];
        startMicros = new long[n + 1];
        for (int i = 0; i < n; i++) {
            long messages = phases.get(i).messages();
            firstMessage[i + 1] = firstMessage[i] + messages;
            firstBatch[i + 1] = firstBatch[i] + (messages + batchSize - 1) / batchSize;
            startMicros[i + 1] = startMicros[i] + phases.get(i).length().toNanos() / 1_000;
        }
    }

    /** The phases, in order. */
    public List<LoadPhase> phases() {
        return phases;
    }

    /** Messages per full batch. */
    public int batchSize() {
        return batchSize;
    }

    /** Batches in the whole plan. */
    public long batches() {
        return firstBatch[phases.size()];
    }

    /** Messages in the whole plan. */
    public long messages() {
        return firstMessage[phases.size()];
    }

    /** Length of all phases together. */
    public Duration length() {
        return Duration.ofNanos(startMicros[phases.size()] * 1_000);
    }

    /** Start of a phase, in microseconds from the start of the plan. */
    public long phaseStartMicros(int phase) {
        return startMicros[phase];
    }

    /** Intended start of a batch, in microseconds from the start of the plan. It never decreases from batch to batch. */
    public long intendedMicros(long batch) {
        int phase = phaseOf(batch);
        double messagesBefore = (double) (batch - firstBatch[phase]) * batchSize;
        return startMicros[phase]
                + (long) (messagesBefore * 1e6 / phases.get(phase).messagesPerSecond());
    }

    /** Messages in a batch: the full size, except perhaps in the last batch of a phase. */
    public int sizeOf(long batch) {
        int phase = phaseOf(batch);
        return (int) Math.min(batchSize, firstMessage[phase + 1] - firstMessageOf(batch));
    }

    /** Number of the first message of a batch, counted from 0 over the whole plan. */
    public long firstMessageOf(long batch) {
        int phase = phaseOf(batch);
        return firstMessage[phase] + (batch - firstBatch[phase]) * batchSize;
    }

    /** The batch that contains a message, by the message's number in the whole plan. */
    public long batchOf(long message) {
        if (message < 0 || message >= messages()) {
            throw new IndexOutOfBoundsException(
                    "Message " + message + " is outside the plan of " + messages() + " messages");
        }
        int phase = 0;
        while (firstMessage[phase + 1] <= message) {
            phase++;
        }
        return firstBatch[phase] + (message - firstMessage[phase]) / batchSize;
    }

    /** Index of the phase that a batch belongs to. */
    public int phaseOf(long batch) {
        if (batch < 0 || batch >= batches()) {
            throw new IndexOutOfBoundsException("Batch " + batch + " is outside the plan of " + batches() + " batches");
        }
        int found = Arrays.binarySearch(firstBatch, batch);
        int phase = found >= 0 ? found : -found - 2;
        // A phase without messages has the same first batch as the next phase. The batch belongs to the next one.
        while (firstBatch[phase + 1] <= batch) {
            phase++;
        }
        return phase;
    }

    /** Index of the phase at a time from the start; the number of phases after the last one has ended. */
    public int phaseAt(long offsetMicros) {
        for (int i = 0; i < phases.size(); i++) {
            if (offsetMicros < startMicros[i + 1]) {
                return i;
            }
        }
        return phases.size();
    }

    /** Number of messages with an intended start before the given time from the start. */
    public long offeredBefore(long offsetMicros) {
        int phase = phaseAt(offsetMicros);
        if (phase == phases.size()) {
            return messages();
        }
        double sincePhase = Math.max(0, offsetMicros - startMicros[phase]);
        double rate = phases.get(phase).messagesPerSecond();
        long batchesStarted = rate == 0 ? 0 : (long) Math.ceil(sincePhase * rate / (1e6 * batchSize));
        return Math.min(firstMessage[phase + 1], firstMessage[phase] + batchesStarted * batchSize);
    }
}
