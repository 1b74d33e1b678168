package io.connect.bench.fault;

import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.toxic.Bandwidth;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** How much the faults of a scenario let through each link; loopback itself has no limit that anyone would meet. */
public final class LinkCaps {
    private static final double BYTES_PER_KILOBYTE = 1_000;

    private LinkCaps() {}

    /** Link name to the bytes a second that get through it each way, for links with a cap; the tightest where several are. */
    public static Map<String, Double> of(List<Fault> faults) {
        Map<String, Double> caps = new TreeMap<>();
        for (Fault fault : faults) {
            cap(fault.action()).ifPresent(cap -> caps.merge(fault.on().toString(), cap, Math::min));
        }
        return caps;
    }

    private static OptionalDouble cap(FaultAction action) {
        if (action instanceof FaultAction.Cap cap) {
            return OptionalDouble.of(cap.rate().bytesPerSecond());
        }
        if (action instanceof FaultAction.Named named) {
            return FaultProfiles.named(named.name()).toxics().stream()
                    .filter(toxic -> toxic.settings() instanceof Bandwidth)
                    .mapToDouble(toxic -> ((Bandwidth) toxic.settings()).rateKilobytesPerSecond() * BYTES_PER_KILOBYTE)
                    .min();
        }
        return OptionalDouble.empty();
    }
}
