package io.connect.gatling;

import io.connect.bench.load.LoadPlan;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import scala.collection.AbstractIterator;
import scala.concurrent.duration.FiniteDuration;

/**
 * The intended starts as offsets from the start of the plan. Gatling's injector reads them one window ahead.
 *
 * <p>If a plan is stopped or has no batch, one more user starts immediately. Gatling checks whether a population is over only
 * when one of its users ends. Without this user, it would wait for ever.
 */
final class StartTimes extends AbstractIterator<FiniteDuration> {

    private final LoadPlan plan;
    private final BooleanSupplier stopped;
    private long next;
    private boolean closed;

    StartTimes(LoadPlan plan, BooleanSupplier stopped) {
        this.plan = plan;
        this.stopped = stopped;
    }

    @Override
    public boolean hasNext() {
        boolean planIsDone = plan.batches() > 0 && next >= plan.batches();
        return !closed && !planIsDone;
    }

    @Override
    public FiniteDuration next() {
        if (stopped.getAsBoolean() || plan.batches() == 0) {
            closed = true;
            return new FiniteDuration(0, TimeUnit.MICROSECONDS);
        }
        return new FiniteDuration(plan.intendedMicros(next++), TimeUnit.MICROSECONDS);
    }
}
