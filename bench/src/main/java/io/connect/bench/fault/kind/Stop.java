package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.process.JvmProcess;
import java.time.Duration;

/** Stops the process gracefully at the start of the fault, and starts it again at the end. */
record Stop() implements ProcessAction {

    /** Longer than Connect's task.shutdown.graceful.timeout.ms or a broker's controlled shutdown. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public boolean takesDown() {
        return true;
    }

    @Override
    public ActiveFault apply(FaultSite site, FaultTarget on) {
        JvmProcess process = site.process(on);
        boolean byItself = process.stop(GRACE);
        return ProcessAction.timed(
                process + (byItself ? " stopped" : " stopped, and killed when it did not end"),
                "down",
                () -> site.restart(on));
    }
}
