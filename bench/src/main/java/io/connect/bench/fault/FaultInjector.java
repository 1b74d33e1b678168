package io.connect.bench.fault;

import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.Testbed;
import io.connect.testbed.link.Link;
import java.util.function.Supplier;

/** Turns the faults a scenario speaks of into things done to a running testbed. */
final class FaultInjector implements AutoCloseable {
    private final Testbed testbed;
    private final ProcessFaults processes;
    private final TaskFaults tasks;

    /** @param connector name of the connector whose tasks are meant by {@code task-0} and so on */
    FaultInjector(Testbed testbed, Supplier<String> connector) {
        this.testbed = testbed;
        this.processes = new ProcessFaults(testbed);
        this.tasks = new TaskFaults(() -> testbed.links().get(Testbed.SQS_LINK), testbed::connectRest, connector);
    }

    /** Whether the fault needs the HTTP conversation of a link to be understood. */
    static boolean needsHttp(Fault fault) {
        return fault.action().family() == FaultAction.Family.HTTP
                || fault.action().family() == FaultAction.Family.TASK;
    }

    /** The link a fault of network or HTTP sits on; a task is made to fail on the link to SQS. */
    Link link(FaultTarget target) {
        return testbed.links().get(target.part() == FaultTarget.Part.TASK ? Testbed.SQS_LINK : target.toString());
    }

    ActiveFault apply(Fault fault) {
        FaultTarget on = fault.on();
        return switch (fault.action().family()) {
            case LINK -> onLink(link(on), fault.action());
            case HTTP -> onHttp(link(on), fault.action());
            case PROCESS -> onProcess(on, fault.action());
            case TASK -> tasks.fail(on.index());
        };
    }

    private static ActiveFault onLink(Link link, FaultAction action) {
        if (action instanceof FaultAction.Named named) {
            return LinkFaults.profile(link, named.name());
        }
        if (action instanceof FaultAction.Latency latency) {
            return LinkFaults.latency(link, latency);
        }
        if (action instanceof FaultAction.Cap cap) {
            return LinkFaults.cap(link, cap);
        }
        if (action instanceof FaultAction.Cut) {
            return LinkFaults.cut(link);
        }
        throw unknown(action);
    }

    private static ActiveFault onHttp(Link link, FaultAction action) {
        if (action instanceof FaultAction.Throttle throttle) {
            return HttpFaults.throttle(link, throttle);
        }
        if (action instanceof FaultAction.HttpError error) {
            return HttpFaults.error(link, error);
        }
        if (action instanceof FaultAction.HttpDelay delay) {
            return HttpFaults.delay(link, delay);
        }
        throw unknown(action);
    }

    private ActiveFault onProcess(FaultTarget on, FaultAction action) {
        if (action instanceof FaultAction.Kill) {
            return processes.kill(on);
        }
        if (action instanceof FaultAction.Stop) {
            return processes.stop(on);
        }
        if (action instanceof FaultAction.Pause) {
            return processes.pause(on);
        }
        if (action instanceof FaultAction.Cpu cpu) {
            return processes.cpu(on, cpu.cores());
        }
        throw unknown(action);
    }

    private static IllegalArgumentException unknown(FaultAction action) {
        return new IllegalArgumentException("no way is known to make the fault " + action.kind());
    }

    /** Ends what goes on after a fault has ended. */
    @Override
    public void close() {
        tasks.close();
    }
}
