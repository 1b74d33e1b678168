package io.connect.sqs.simulation;

import io.connect.sqs.simulation.chance.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes many runs, one after the other on each processor. System properties configure the runs. {@code simulation.seed}
 * is the seed of the first run, and {@code simulation.runs} is the number of runs. {@code simulation.log} is the log
 * level of a task ({@code DEBUG} to replay a run).
 */
final class Runs {

    private static final int ENOUGH_FAILURES = 3;

    private final Tally tally = new Tally();
    private final TreeMap<Long, Throwable> failures = new TreeMap<>();
    private final Duration took;

    private Runs(Duration took) {
        this.took = took;
    }

    /** The seed of the first run. */
    static long firstSeed() {
        return Long.getLong("simulation.seed", 1);
    }

    /**
     * Makes one run for each seed.
     *
     * @param otherwise number of runs without the property
     */
    static Runs run(long otherwise) {
        return Silence.during(() -> run(firstSeed(), Long.getLong("simulation.runs", otherwise)));
    }

    private static Runs run(long first, long count) {
        long began = System.nanoTime();
        AtomicLong next = new AtomicLong(first);
        ConcurrentHashMap<Long, Throwable> failed = new ConcurrentHashMap<>();
        List<Tally> tallies = Collections.synchronizedList(new ArrayList<>());
        int workers = (int) Math.min(count, Runtime.getRuntime().availableProcessors());
        Semaphore ended = new Semaphore(0);
        for (int i = 0; i < workers; i++) {
            Thread worker = new Thread(
                    () -> {
                        Tally mine = new Tally();
                        try {
                            long seed = next.getAndIncrement();
                            while (seed < first + count && failed.size() < ENOUGH_FAILURES) {
                                runOne(seed, mine, failed);
                                seed = next.getAndIncrement();
                            }
                        } finally {
                            tallies.add(mine);
                            ended.release();
                        }
                    },
                    "simulation-" + i);
            worker.setDaemon(true);
            worker.start();
        }
        ended.acquireUninterruptibly(workers);
        Runs runs = new Runs(Duration.ofNanos(System.nanoTime() - began));
        tallies.forEach(runs.tally::add);
        runs.failures.putAll(failed);
        return runs;
    }

    private static void runOne(long seed, Tally tally, ConcurrentHashMap<Long, Throwable> failed) {
        try {
            tally.add(new Simulation(seed).run());
        } catch (RuntimeException | Error e) {
            failed.put(seed, e);
        }
    }

    Tally tally() {
        return tally;
    }

    /** Returns the errors of the failed runs and how to replay each run; empty if no run failed. */
    List<String> failures() {
        List<String> told = new ArrayList<>();
        failures.forEach((seed, failure) -> told.add("seed " + seed + ": " + failure
                + (failure instanceof Violation ? "" : " at " + failure.getStackTrace()[0])
                + "\n  mvn -pl connector test -Dtest=SimulationTest -Dsimulation.runs=1 -Dsimulation.log=DEBUG -Dsimulation.seed="
                + seed));
        return told;
    }

    /** Returns the counts of runs and checks. */
    String report() {
        return String.format(
                Locale.ROOT, "Simulation from seed %d in %d s%n%s", firstSeed(), took.toSeconds(), tally.table());
    }
}
