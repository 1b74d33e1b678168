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
    void aQueueThatReturnedNoMessageForAWhileIsAbandonedImmediately() {
        grace.found(NOW, millis(100));

        assertThat(grace.nanos(NOW + millis(2_499))).isEqualTo(millis(200));
        assertThat(grace.nanos(NOW + millis(2_500))).isZero();
    }

    /** At a round trip of two seconds, a receive that has just begun returns after two seconds. */
    @Test
    void aDistantQueueGetsTimeForAWholeRoundTrip() {
        grace.found(NOW, millis(2_000));

        assertThat(grace.nanos(NOW + millis(2_100))).isEqualTo(millis(2_500));
    }

    @Test
    void aReceiveThatHasWaitedForMessagesTellsNoRoundTrip() {
        grace.found(NOW, millis(2_501));

        assertThat(grace.nanos(NOW)).isEqualTo(millis(1_000));
    }

    /** Another receive in progress may take as long. With the time of the latest receive it would be abandoned. */
    @Test
    void theLongestOfTheRecentReceivesTellsHowLongTheNextMayTake() {
        grace.found(NOW, millis(300));
        grace.found(NOW + millis(10), millis(150));

        assertThat(grace.nanos(NOW + millis(10))).isEqualTo(millis(600));
    }

    @Test
    void aLongReceiveIsForgotten() {
        grace.found(NOW, millis(300));
        grace.found(NOW + millis(2_500), millis(150));

        assertThat(grace.nanos(NOW + millis(2_500))).isEqualTo(millis(300));
    }

    /** The queue is distant: a receive that has not waited takes two seconds. */
    @Test
    void aReceiveThatHasWaitedDoesNotHideARoundTrip() {
        grace.found(NOW, millis(2_000));
        grace.found(NOW + millis(10), millis(2_700));

        assertThat(grace.nanos(NOW + millis(10))).isEqualTo(millis(2_500));
    }

    @Test
    void aNearQueueGetsALeastTime() {
        grace.found(NOW, 0);

        assertThat(grace.nanos(NOW)).isEqualTo(millis(200));
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
