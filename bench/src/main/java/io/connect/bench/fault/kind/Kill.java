package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.process.JvmProcess;

/** Kills the process with signal 9 at the start of the fault, and starts it again at the end. */
public record Kill() implements ProcessAction {

    @Override
    public boolean takesDown() {
        return true;
    }

    @Override
    public ActiveFault apply(FaultSite site, FaultTarget on) {
        JvmProcess process = site.process(on);
        process.kill();
        return ProcessAction.timed(process + " killed with -9", "down", () -> site.restart(on));
    }
}
