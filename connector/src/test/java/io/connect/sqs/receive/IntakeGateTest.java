package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeGateTest {

    private final IntakeGate gate = new IntakeGate();
    private final List<String> probed = new ArrayList<>();

    /**
     * When the budget is short, only the first queue gets a part of it. A queue that was always second was never read
     * again. Found by the simulation.
     */
    @Test
    void eachProbeBeginsWithAnotherQueue() {
        gate.add(queue("a"));
        gate.add(queue("b"));
        gate.add(queue("c"));
        gate.close(IntakeGate.Reason.SERVICE);

        gate.probe(IntakeGate.Reason.SERVICE);
        gate.probe(IntakeGate.Reason.SERVICE);
        gate.probe(IntakeGate.Reason.SERVICE);

        assertThat(probed).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b");
    }

    @Test
    void nothingIsProbedWhileThereIsAnotherReason() {
        gate.add(queue("a"));
        gate.close(IntakeGate.Reason.SERVICE);
        gate.close(IntakeGate.Reason.PAUSE);

        gate.probe(IntakeGate.Reason.SERVICE);

        assertThat(probed).isEmpty();
    }

    private IntakeGate.Receiver queue(String name) {
        return new IntakeGate.Receiver() {
            @Override
            public void wake() {
                // Not needed by these tests.
            }

            @Override
            public void probe() {
                probed.add(name);
            }
        };
    }
}
