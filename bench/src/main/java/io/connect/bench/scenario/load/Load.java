package io.connect.bench.scenario.load;

import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Limits;
import io.connect.bench.scenario.unit.Rate;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The load that is offered to the queues.
 *
 * @param messageSize size of each message in SQS
 * @param batch messages in a send, 1 to 10
 * @param groups number of message groups over all queues; 0 on standard queues
 * @param payload the kind of body
 * @param phases the paced part, in order; may be empty when there is a backlog
 * @param backlog the messages that are in the queues before the connector starts
 * @param drainWithin how long the run waits for arrivals after the last send
 */
public record Load(
        DataSize messageSize,
        int batch,
        int groups,
        Payload payload,
        List<Phase> phases,
        Optional<Backlog> backlog,
        Duration drainWithin) {

    /** SQS API: SendMessageBatch, maximum number of entries. */
    public static final int MAX_BATCH = 10;

    /** SQS quota: the largest message, and the largest batch, 1 MiB. */
    public static final DataSize MAX_MESSAGE = new DataSize(1024L * 1024);

    /** Minimum size, for the message's own fields without filler. */
    public static final DataSize MIN_MESSAGE = new DataSize(200);

    public Load {
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(backlog, "backlog");
        Limits.between("load.messageSize in bytes", messageSize.bytes(), MIN_MESSAGE.bytes(), MAX_MESSAGE.bytes());
        Limits.between("load.batch", batch, 1, MAX_BATCH);
        Limits.atLeast("load.groups", groups, 0);
        if (messageSize.bytes() * batch > MAX_MESSAGE.bytes()) {
            throw new IllegalArgumentException("load.batch of " + batch + " messages of " + messageSize
                    + " is more than the " + MAX_MESSAGE + " that SQS takes in one call; at most "
                    + MAX_MESSAGE.bytes() / messageSize.bytes() + " fit");
        }
        phases = List.copyOf(phases);
        if (phases.isEmpty() && backlog.isEmpty()) {
            throw new IllegalArgumentException("load has neither steady, phases nor backlog: nothing would be sent");
        }
        Set<String> names = new HashSet<>();
        for (Phase phase : phases) {
            if (!names.add(phase.name())) {
                throw new IllegalArgumentException("load.phases has two phases named '" + phase.name() + "'");
            }
        }
        if (drainWithin.isNegative()) {
            throw new IllegalArgumentException("load.drainWithin is at least 0s, not " + drainWithin);
        }
    }

    /** Length of the paced part. */
    public Duration pacedLength() {
        return phases.stream().map(Phase::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** Messages of the paced part. */
    public long pacedMessages() {
        return phases.stream().mapToLong(Phase::messages).sum();
    }

    /** The highest rate of the paced part; 0/s without one. */
    public Rate peakRate() {
        return phases.stream().map(Phase::rate).max(Comparator.naturalOrder()).orElse(new Rate(0));
    }

    /** Whether a part of the load is judged as steady state. */
    public boolean hasSteadyState() {
        return phases.stream().anyMatch(phase -> phase.role() == PhaseRole.STEADY);
    }
}
