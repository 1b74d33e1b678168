package io.connect.bench.run;

import io.connect.bench.ledger.Progress;
import io.connect.bench.load.LoadPlan;
import io.connect.reports.text.ProgressLine;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Prints a progress line for the run every few seconds, on a daemon thread. */
final class ProgressPrinter implements AutoCloseable {

    private static final long PERIOD_SECONDS = 5;
    private static final double MICROS_PER_SECOND = 1e6;

    private final ScenarioRun run;
    private final ArrivalTap tap;
    private final Supplier<List<String>> faults;
    private final ProgressOutput output;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final long startMicros;
    private Progress before;
    private long beforeMicros;

    /** @param faults the active faults, in words for people */
    ProgressPrinter(ScenarioRun run, ArrivalTap tap, Supplier<List<String>> faults, ProgressOutput output) {
        this.run = run;
        this.tap = tap;
        this.faults = faults;
        this.output = output;
        this.startMicros = run.clock().micros();
        this.beforeMicros = startMicros;
        this.before = run.ledger().progress();
    }

    void start() {
        timer.scheduleAtFixedRate(this::print, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void print() {
        Progress now = run.ledger().progress();
        long micros = run.clock().micros();
        output.tell(
                Duration.ofMillis((micros - startMicros) / 1_000),
                line(before, now, beforeMicros, micros, tap.recentP95Millis()).toString());
        before = now;
        beforeMicros = micros;
    }

    /** The progress line for the time between two samples. */
    ProgressLine line(Progress earlier, Progress now, long earlierMicros, long nowMicros, OptionalDouble p95) {
        double seconds = (nowMicros - earlierMicros) / MICROS_PER_SECOND;
        long origin = run.planStartMicros() > 0 ? run.planStartMicros() : startMicros;
        Duration elapsed = Duration.ofMillis((nowMicros - origin) / 1_000);
        Duration paced = run.scenario().load().pacedLength();
        return new ProgressLine(
                run.scenario().id(),
                phase(nowMicros),
                elapsed,
                isOffering() && elapsed.compareTo(paced) <= 0 ? paced : null,
                (now.offered() - earlier.offered()) / seconds,
                (now.delivered() - earlier.delivered()) / seconds,
                Math.max(0, now.outstanding()),
                p95.isPresent() ? p95.getAsDouble() : null,
                faults.get());
    }

    private String phase(long nowMicros) {
        return switch (run.progression().stage()) {
            case ARRANGING -> "arrange";
            case LOADING -> loading(nowMicros);
            case DRAINING -> "drain";
            case FILLING -> "fill";
            case EMPTYING -> PhaseSpans.BACKLOG;
            case FINISHED -> "end";
        };
    }

    private String loading(long nowMicros) {
        if (!isOffering()) {
            return "arrange";
        }
        LoadPlan plan = run.paced().get().plan();
        int phase = plan.phaseAt(nowMicros - run.planStartMicros());
        return phase < plan.phases().size() ? plan.phases().get(phase).name() : "drain";
    }

    private boolean isOffering() {
        return run.progression().stage() == Stage.LOADING && run.paced().isPresent() && run.planStartMicros() > 0;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
