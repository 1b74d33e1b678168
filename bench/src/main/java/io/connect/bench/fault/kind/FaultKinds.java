package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.FaultAction;
import io.connect.toxiproxy.profile.FaultProfiles;
import java.util.List;

/** Lists all kinds of fault. */
public final class FaultKinds {

    /** The kinds, in the order in which documentation and error messages list them. */
    public static final List<Class<? extends FaultAction>> ALL = List.of(
            Cut.class,
            Kill.class,
            Stop.class,
            Pause.class,
            Fail.class,
            Latency.class,
            Bandwidth.class,
            Throttle.class,
            HttpError.class,
            HttpDelay.class,
            AwsCall.class,
            KafkaCall.class,
            Cpu.class);

    private FaultKinds() {}

    /** The link faults that the fault layer knows by name. */
    public static List<? extends FaultAction> profiles() {
        return FaultProfiles.names().stream().map(Profile::new).toList();
    }
}
