package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Limits;
import io.connect.testbed.limit.CpuLimit;
import io.connect.testbed.process.JvmProcess;
import java.util.Locale;

/** The process may use only a share of the CPU. */
public record Cpu(
        @Key(value = "Share in cores, such as 0.5.", least = "0")
        double cores) implements ProcessAction {

    public Cpu {
        Limits.positive("cpu.cores", cores);
    }

    @Override
    public ActiveFault apply(JvmProcess process, Runnable restart) {
        CpuLimit limit = CpuLimit.apply(process, cores);
        return ActiveFault.measuredBeforeEnd(
                "%s limited to %s cores by %s"
                        .formatted(process, cores, limit.mechanism().text()),
                () -> String.format(Locale.ROOT, "%.2f cores used", limit.measuredCores()),
                limit::close);
    }
}
