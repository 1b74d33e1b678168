package io.connect.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.fault.kind.Cut;
import io.connect.bench.fault.kind.Fail;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultTarget;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FaultRecordTest {
    private static final long SECOND = 1_000_000;
    private static final Duration RESTART = Duration.ofSeconds(4);
    private static final String OF_THE_FAULT = "ConnectException\nCaused by: SqsException: " + Fail.PLANTED;
    private static final String OF_ITSELF = "NullPointerException";

    private final FaultRecord inForce = record(new Fail(), OptionalLong.empty());
    private final FaultRecord ended = record(new Fail(), OptionalLong.of(20 * SECOND));

    @Test
    void explainsAnyTaskThatFailsWhileItIsRefused() {
        assertThat(inForce.explains(OF_THE_FAULT, 15 * SECOND, RESTART)).isTrue();
        assertThat(inForce.explains(OF_ITSELF, 15 * SECOND, RESTART)).isTrue();
    }

    @Test
    void explainsATaskThatShowsAsFailedForAMomentAfterItsRestart() {
        assertThat(ended.explains(OF_ITSELF, 24 * SECOND, RESTART)).isTrue();
        assertThat(ended.explains(OF_ITSELF, 24 * SECOND + 1, RESTART)).isFalse();
    }

    @Test
    void explainsTaskFailuresAfterItsEndWhileTasksAreRestarted() {
        assertThat(ended.explains(OF_THE_FAULT, 54 * SECOND, RESTART)).isTrue();
        assertThat(ended.explains(OF_THE_FAULT, 54 * SECOND + 1, RESTART)).isFalse();
    }

    @Test
    void explainsNoFailedTaskWhenItIsAnotherKindOfFault() {
        FaultRecord cut = record(new Cut(), OptionalLong.empty());

        assertThat(cut.explains(OF_THE_FAULT, 15 * SECOND, RESTART)).isFalse();
    }

    private static FaultRecord record(FaultAction action, OptionalLong toMicros) {
        Fault planned = new Fault(
                action, FaultTarget.parse("task-0"), Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(10)));
        return new FaultRecord(planned, "what", "where", 10 * SECOND, toMicros, FaultEffect.NONE, Optional.empty());
    }
}
