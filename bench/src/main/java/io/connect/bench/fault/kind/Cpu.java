package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Limits;
import io.connect.testbed.process.JvmProcess;
import java.util.Locale;
import java.util.OptionalDouble;

/** The process may use only a share of the CPU, and so may a process that is started in its place. */
public record Cpu(
        @Key(value = "Share in cores, such as 0.5.", least = "0")
        double cores) implements ProcessAction {

    public Cpu {
        Limits.positive("cpu.cores", cores);
    }

    @Override
    public ActiveFault apply(FaultSite site, FaultTarget on) {
        JvmProcess process = site.process(on);
        CpuShare share = new CpuShare(process, cores);
        site.onRestart(on, share::moveTo);
        return ActiveFault.measuredBeforeEnd(
                "%s limited to %s cores by %s"
                        .formatted(process, cores, share.mechanism().text()),
                () -> used(share.measuredCores()),
                share::close);
    }

    private static String used(OptionalDouble cores) {
        return cores.isPresent()
                ? String.format(Locale.ROOT, "%.2f cores used", cores.getAsDouble())
                : "the process had ended before its CPU was read";
    }
}
