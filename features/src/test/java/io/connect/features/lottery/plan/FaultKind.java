package io.connect.features.lottery.plan;

import java.util.HashSet;
import java.util.Set;

/**
 * The kinds of fault that can be drawn. A new kind needs an entry here and one in {@code run.Injector}.
 *
 * <p>A strength is a number, and the kind's words define its unit: milliseconds, kilobytes a second, percent of the calls.
 */
public enum FaultKind {
    WORKER_KILLED(Part.WORKER, "killed with -9", 2, 20),
    WORKER_STOPPED(Part.WORKER, "stopped", 2, 20),
    WORKER_FROZEN(Part.WORKER, "frozen", 2, 25),
    WORKERS_ROLLED(Part.CLUSTER, "workers restarted one after the other", 60, 60),
    TASK_RESTARTED(Part.CONNECTOR, "task %d restarted over REST", 1, 1, 0, 1),
    CONNECTOR_RESTARTED(Part.CONNECTOR, "restarted over REST with its tasks", 1, 1),
    CONNECTOR_PAUSED(Part.CONNECTOR, "paused", 4, 30),
    CONNECTOR_STOPPED(Part.CONNECTOR, "stopped over REST", 4, 30),
    TASKS_CHANGED(Part.CONNECTOR, "tasks.max set to %d", 10, 40, 1, 4),
    BROKER_KILLED(Part.BROKER, "killed with -9", 2, 15),
    BROKER_STOPPED(Part.BROKER, "stopped", 2, 15),
    BROKER_FROZEN(Part.BROKER, "frozen", 2, 15),
    SQS_AWAY(Part.SQS, "away", 5, 40),
    S3_AWAY(Part.S3, "away", 5, 40),
    REGISTRY_AWAY(Part.REGISTRY, "away", 5, 40),
    BROKER_CUT(Part.BROKER, "link cut", 3, 20),
    LINK_RESET(Part.LINK, "connections reset every %d ms", 3, 15, 200, 2_000),
    LINK_DELAYED(Part.LINK, "late by %d ms each way", 8, 40, 20, 1_500),
    LINK_NARROWED(Part.LINK, "at most %d kB/s", 8, 40, 20, 200),
    LINK_HALF_OPEN_OUT(Part.LINK, "half-open, requests vanish", 5, 30),
    LINK_HALF_OPEN_IN(Part.LINK, "half-open, answers vanish", 5, 30),
    SQS_THROTTLED(Part.SQS, "takes %d calls a second", 8, 40, 1, 20),
    SQS_FAILING(Part.SQS, "answers %d %% of the calls with 5xx", 8, 40, 20, 100),
    SQS_KMS_THROTTLED(Part.SQS, "answers %d %% of the calls with KmsThrottled", 8, 40, 20, 100),
    SQS_DENIED(Part.SQS, "denies %d %% of the calls, so that tasks fail", 2, 8, 5, 60),
    SQS_PAGES(Part.SQS, "answers with pages of status %d", 4, 20, 0, 4),
    S3_THROTTLED(Part.S3, "takes %d calls a second", 8, 40, 1, 5),
    S3_FAILING(Part.S3, "answers %d %% of the calls with 5xx", 8, 40, 20, 100);

    /** Statuses of pages that are not from SQS; a strength of {@link #SQS_PAGES} is an index of this list. */
    private static final int[] PAGES = {502, 503, 404, 403, 200};

    private final Part part;
    private final String words;
    private final int leastSeconds;
    private final int mostSeconds;
    private final int least;
    private final int most;

    FaultKind(Part part, String words, int leastSeconds, int mostSeconds) {
        this(part, words, leastSeconds, mostSeconds, 0, 0);
    }

    FaultKind(Part part, String words, int leastSeconds, int mostSeconds, int least, int most) {
        this.part = part;
        this.words = words;
        this.leastSeconds = leastSeconds;
        this.mostSeconds = mostSeconds;
        this.least = least;
        this.most = most;
    }

    /** The part that it affects. */
    public Part part() {
        return part;
    }

    int leastSeconds() {
        return leastSeconds;
    }

    int mostSeconds() {
        return mostSeconds;
    }

    int least() {
        return least;
    }

    int most() {
        return most;
    }

    /** The HTTP status of a strength of {@link #SQS_PAGES}. */
    public static int pageStatus(int strength) {
        return PAGES[strength];
    }

    /** A description of the action. */
    String describe(int strength) {
        return words.formatted(this == SQS_PAGES ? pageStatus(strength) : strength);
    }

    /**
     * The parts that it needs exclusively: two faults that need the same part never overlap. A process is in one state at a
     * time. A second of three brokers is harmed only when the first is back in sync, because Kafka promises no more than that.
     */
    Set<String> holds(String target) {
        return switch (part) {
            case WORKER -> Set.of("worker " + target);
            case CLUSTER -> {
                Set<String> all = new HashSet<>();
                Cluster.of(target).workers().forEach(worker -> all.add("worker " + worker));
                yield all;
            }
            case CONNECTOR -> Set.of("connector " + target);
            case BROKER -> Set.of(this == BROKER_CUT ? "gate of " + target : "brokers");
            default ->
                switch (this) {
                    case SQS_AWAY, S3_AWAY, REGISTRY_AWAY, SQS_PAGES -> Set.of("gate of " + target);
                    default -> Set.of();
                };
        };
    }

    /**
     * Whether it can prevent the delete of a lane's messages that Kafka already has, so that they may arrive again. Faults of
     * S3 and registry only delay messages that have not been produced.
     */
    public boolean repeats(String target, Lane lane) {
        return switch (part) {
            case WORKER, CLUSTER -> Cluster.of(target) == lane.cluster();
            case CONNECTOR -> target.equals(lane.text());
            case BROKER, SQS -> true;
            case S3, REGISTRY -> false;
            case LINK -> !target.equals("s3") && !target.equals("registry");
        };
    }
}
