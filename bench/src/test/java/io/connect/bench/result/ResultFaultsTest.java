package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.fault.FaultEffect;
import io.connect.bench.fault.FaultRecord;
import io.connect.bench.fault.kind.Cut;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.reports.model.FaultWindow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ResultFaultsTest {

    private static final long ORIGIN = 1_000_000_000L;
    private static final long SECOND = 1_000_000L;
    private static final long NOW = ORIGIN + 60 * SECOND;

    private static final Fault CUT =
            new Fault(new Cut(), FaultTarget.parse("sqs"), Duration.ofSeconds(20), Optional.of(Duration.ofSeconds(10)));

    @Test
    void tellsActionPlaceTimeAndEffect() {
        FaultRecord record = record(OptionalLong.of(ORIGIN + 30 * SECOND), "0.000 MB/s went through", Optional.empty());

        assertThat(ResultFaults.of(List.of(record), ORIGIN, NOW))
                .containsExactly(new FaultWindow("sqs cut", "sqs", 20, 30, "0.000 MB/s went through"));
    }

    @Test
    void aFaultOfAnInterruptedRunLastsUntilItsResultIsWritten() {
        FaultRecord record = record(OptionalLong.empty(), "0.000 MB/s went through", Optional.empty());

        assertThat(ResultFaults.of(List.of(record), ORIGIN, NOW))
                .containsExactly(new FaultWindow("sqs cut", "sqs", 20, 60, "0.000 MB/s went through"));
    }

    @Test
    void aFaultThatCouldNotBeMadeHasNoLengthAndSaysWhy() {
        FaultRecord record = record(OptionalLong.empty(), "", Optional.of("IllegalStateException: no such link"));

        assertThat(ResultFaults.of(List.of(record), ORIGIN, NOW))
                .containsExactly(
                        new FaultWindow("sqs cut", "sqs", 20, 20, "failed: IllegalStateException: no such link"));
    }

    private static FaultRecord record(OptionalLong to, String effect, Optional<String> failure) {
        return new FaultRecord(
                CUT,
                "sqs cut",
                "sqs",
                ORIGIN + 20 * SECOND,
                to,
                new FaultEffect(effect, OptionalLong.empty()),
                failure);
    }
}
