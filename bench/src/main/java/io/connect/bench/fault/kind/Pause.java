package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.limit.PausedProcess;
import io.connect.testbed.process.JvmProcess;

/** The process is suspended for the duration of the fault. */
record Pause() implements ProcessAction {

    @Override
    public ActiveFault apply(FaultSite site, FaultTarget on) {
        JvmProcess process = site.process(on);
        return ProcessAction.timed(process + " paused", "stood still", new PausedProcess(process)::close);
    }
}
