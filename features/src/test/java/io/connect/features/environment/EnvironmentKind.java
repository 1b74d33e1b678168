package io.connect.features.environment;

import io.connect.testbed.kafka.KafkaOptions;
import java.util.Locale;
import java.util.Map;

/** The environment of a scenario, and whether other scenarios share it. */
public enum EnvironmentKind {
    /** One broker and undisturbed workers, shared by all scenarios that only use them. */
    SHARED(1, Integer.MAX_VALUE, true),
    /**
     * One broker and workers for one scenario at a time. The scenario may do anything to them. The broker uses a link to reach
     * itself, as transaction coordinator and partition leader. At most two such environments exist, because their scenarios
     * mostly wait for time-outs. One after another, these scenarios would take longer than all other scenarios together.
     */
    OWN(1, 2, true),
    /**
     * Three brokers that replicate to each other, and workers, for one scenario at a time. Few scenarios need them, and idle
     * brokers use a tenth of a processor.
     */
    OWN_THREE_BROKERS(3, 1, false);

    private static final String BROKER_HEAP = "768m";

    /**
     * A killed worker leaves its transaction open; by default the broker looks for timed-out transactions every ten seconds. A
     * killed broker keeps its leaderships until its session ends, after nine seconds by default. An idle controller writes no
     * records of its own; by default it writes two a second, which take a quarter of the CPU time of an idle broker.
     */
    private static final Map<String, String> BROKER_SETTINGS = Map.of(
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            "broker.session.timeout.ms", "6000",
            "metadata.max.idle.interval.ms", "0");

    private final int brokers;
    private final int most;
    private final boolean kept;

    EnvironmentKind(int brokers, int most, boolean kept) {
        this.brokers = brokers;
        this.most = most;
        this.kept = kept;
    }

    /** The brokers and their replication: each broker has all data, and one may be down. */
    KafkaOptions kafka() {
        return new KafkaOptions(brokers, brokers, BROKER_HEAP, BROKER_SETTINGS);
    }

    /** Whether a fault can act on calls between brokers. */
    boolean linksBrokers() {
        return this == OWN;
    }

    /** How many scenarios may run on environments of this kind at the same time. */
    int most() {
        return most;
    }

    /** Whether a returned environment is used again by the next scenario; otherwise it ends. */
    boolean isKept() {
        return kept;
    }

    /** Name for folders and logs. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
