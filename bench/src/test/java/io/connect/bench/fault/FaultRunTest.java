package io.connect.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.fault.kind.Kill;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaultRunTest {
    /** Without processes, a fault that begins fails, which its record shows. */
    private static final Testbed EMPTY = null;

    /** The load engine sets second 0 up to a second after the run has asked for the load. The run can break in between. */
    @Test
    void noFaultBeginsAfterTheEndOfItsRun() {
        Fault kill = new Fault(new Kill(), FaultTarget.parse("broker-1"), Duration.ZERO, Optional.empty());
        FaultRun faults = FaultRun.prepare(EMPTY, () -> null, List.of(kill), () -> 0);

        faults.close();
        faults.start();
        // Waits for everything that is due.
        faults.close();

        assertThat(faults.records()).isEmpty();
    }
}
