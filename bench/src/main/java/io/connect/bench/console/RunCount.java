package io.connect.bench.console;

import io.connect.bench.round.Turn;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Counts the finished runs and estimates the time for the remaining ones. The planned time is corrected by the time that the
 * finished runs really took. Safe for any thread.
 */
public final class RunCount {

    /** The planned time is corrected by at most this factor, since the first runs say little about the others. */
    private static final double MOST_CORRECTION = 2;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long SECONDS_PER_MINUTE = 60;

    private final Map<String, Long> seconds;
    private final Set<String> over = new HashSet<>();
    private final LongSupplier nanos;
    private final long start;

    /** Counts the runs of an invocation that begins now. */
    public static RunCount of(List<Turn> turns) {
        Map<String, Long> seconds = new LinkedHashMap<>();
        // Repeated runs were not planned, and a dry run prints no line.
        List<Turn> planned = turns.stream()
                .filter(turn -> turn.counts() && turn.attempt() == 0)
                .toList();
        PlannedTime.of(planned.stream().map(Turn::scenario).toList())
                .runs()
                .forEach(run -> seconds.put(run.scenario().id(), run.seconds()));
        return new RunCount(seconds, System::nanoTime);
    }

    /**
     * Starts to count runs.
     *
     * @param seconds each run's planned time, by its id
     * @param nanos a monotonic clock
     */
    RunCount(Map<String, Long> seconds, LongSupplier nanos) {
        this.seconds = new LinkedHashMap<>(seconds);
        this.nanos = nanos;
        this.start = nanos.getAsLong();
    }

    /**
     * Records that a run has finished. Further calls for the same run have no effect.
     *
     * @return the count and the time left, such as {@code [7/12, about 3 min left]}
     */
    public synchronized String ended(String id) {
        if (seconds.containsKey(id)) {
            over.add(id);
        }
        long left = seconds.entrySet().stream()
                .filter(run -> !over.contains(run.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        String count = over.size() + "/" + seconds.size();
        return left == 0 ? "[" + count + "]" : "[" + count + ", " + about(Math.round(left * correction())) + " left]";
    }

    private double correction() {
        long planned =
                over.stream().mapToLong(id -> seconds.getOrDefault(id, 0L)).sum();
        double taken = (nanos.getAsLong() - start) / NANOS_PER_SECOND;
        return planned == 0 ? 1 : Math.max(1 / MOST_CORRECTION, Math.min(MOST_CORRECTION, taken / planned));
    }

    /** Formats seconds as minutes for the user. */
    static String about(long seconds) {
        return seconds < SECONDS_PER_MINUTE
                ? "less than a minute"
                : "about " + Math.round((double) seconds / SECONDS_PER_MINUTE) + " min";
    }
}
