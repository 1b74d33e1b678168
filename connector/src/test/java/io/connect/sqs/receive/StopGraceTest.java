package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopGraceTest {

    private static final long NOW = -5;

    private final StopGrace grace = new StopGrace();

    @Test
    void aQueueThatNeverReturnedAMessageIsAbandonedImmediately() {
        assertThat(grace.nanos(NOW)).isZero();
    }

    @Test
    void aQueueThatReturnedNoMessageForTwoSecondsIsAbandonedImmediately() {
        grace.found(NOW, millis(100));

        assertThat(grace.nanos(NOW + millis(1_999))).isEqualTo(millis(200));
        assertThat(grace.nanos(NOW + millis(2_000))).isZero();
    }

    @Test
    void theLatestReceiveWithMessagesTellsHowLongTheNextMayTake() {
        grace.found(NOW, millis(300));
        grace.found(NOW, millis(40));

        assertThat(grace.nanos(NOW)).isEqualTo(millis(80));
    }

    @Test
    void itStaysWithinItsLimits() {
        grace.found(NOW, 0);
        assertThat(grace.nanos(NOW)).isEqualTo(millis(50));

        grace.found(NOW, Duration.ofSeconds(20).toNanos());
        assertThat(grace.nanos(NOW)).isEqualTo(millis(1_000));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
