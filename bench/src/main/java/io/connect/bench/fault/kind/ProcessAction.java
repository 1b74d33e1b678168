package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** A fault of a broker or a worker. */
interface ProcessAction extends FaultAction {

    @Override
    default Set<FaultTarget.Part> targets() {
        return EnumSet.of(FaultTarget.Part.BROKER, FaultTarget.Part.WORKER);
    }

    @Override
    default String whyNotExternal() {
        return "it needs the process, which is not the bench's to stop";
    }

    /** A fault that lasts until {@code end} has run. */
    static ActiveFault timed(String description, String state, Runnable end) {
        long startNanos = System.nanoTime();
        return ActiveFault.measuredThroughEnd(
                description,
                () -> String.format(Locale.ROOT, "%s for %.1f s", state, (System.nanoTime() - startNanos) / 1e9),
                end);
    }
}
