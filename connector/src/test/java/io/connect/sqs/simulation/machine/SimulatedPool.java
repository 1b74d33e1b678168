package io.connect.sqs.simulation.machine;

import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import java.util.function.Consumer;

/** The converters' threads, simulated by events. The threads run concurrently, each with one job at a time. */
final class SimulatedPool extends SimulatedExecutor {

    /** A deeper nesting of jobs would show nothing new. */
    private static final int DEEPEST = 3;

    private final int threads;
    private int busy;
    private int depth;

    SimulatedPool(VirtualTime time, Choices choices, WorkerProcess process, int threads, Consumer<Throwable> failed) {
        super(time, choices, process, failed);
        this.threads = threads;
    }

    @Override
    public void execute(Runnable job) {
        if (takes()) {
            ready.add(job);
            begin();
        }
    }

    private void begin() {
        while (busy < threads && !ready.isEmpty()) {
            Runnable job = ready.poll();
            busy++;
            if (depth < DEEPEST && !process.standsStill() && choices.happens(Choice.OTHER_THREAD_FASTER)) {
                depth++;
                carryOut(job);
                depth--;
                continue;
            }
            long takes = choices.happens(Choice.CONVERSION_SLOW)
                    ? choices.betweenMillis(200, 15_000)
                    : choices.upToMillis(3);
            time.at(process.soonest(time.now() + takes), () -> carryOut(job));
        }
    }

    private void carryOut(Runnable job) {
        if (!process.isAlive()) {
            return;
        }
        if (process.standsStill()) {
            time.at(process.soonest(time.now()), () -> carryOut(job));
            return;
        }
        run(job);
        busy--;
        begin();
    }

    @Override
    public boolean isTerminated() {
        return isShutdown() && busy == 0;
    }
}
