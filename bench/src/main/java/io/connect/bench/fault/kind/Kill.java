package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.testbed.process.JvmProcess;

/** Kills the process with signal 9 at the start of the fault, and starts it again at the end. */
public record Kill() implements ProcessAction {

    @Override
    public boolean takesDown() {
        return true;
    }

    @Override
    public ActiveFault apply(JvmProcess process, Runnable restart) {
        process.kill();
        return ProcessAction.timed(process + " killed with -9", "down", restart);
    }
}
