package io.connect.sqs.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The ids were kept for as long as the task ran, however long ago their messages could have come back. */
class MissedDeletesTest {

    private final AtomicLong now = new AtomicLong();
    private final MissedDeletes missed = new MissedDeletes(now::get);

    @Test
    void aDoubtfulDeleteIsKnownForAsLongAsSqsCanHideItsMessage() {
        missed.confirmed("m", true);

        pass(Duration.ofHours(12).plusMinutes(59));

        assertThat(missed.recall("m")).isTrue();
    }

    @Test
    void doubtfulDeletesAreForgottenThoughNothingIsReceived() {
        for (int i = 0; i < 1_000; i++) {
            missed.confirmed("m" + i, true);
        }
        pass(Duration.ofHours(1));
        missed.confirmed("later", true);

        pass(Duration.ofHours(12));
        missed.forgetOld();

        assertThat(missed.size()).isOne();
        assertThat(missed.recall("m999")).isFalse();
        assertThat(missed.recall("later")).isTrue();
    }

    /** A role can lack the permission to delete for a whole weekend. Then all of its messages are received again. */
    @Test
    void aRefusedDeleteIsKnownForAsLongAsSqsKeepsItsMessage() {
        missed.remember("m");
        pass(Duration.ofDays(13));
        missed.remember("later");
        missed.forgetOld();
        assertThat(missed.size()).isEqualTo(2);

        pass(Duration.ofDays(1));
        missed.forgetOld();

        assertThat(missed.recall("m")).isFalse();
        assertThat(missed.recall("later")).isTrue();
    }

    @Test
    void aDeleteThatIsMissedAgainBeginsItsTimeAnew() {
        missed.confirmed("m", true);
        missed.confirmed("n", true);
        pass(Duration.ofHours(12));
        missed.confirmed("m", true);

        pass(Duration.ofHours(12));

        assertThat(missed.recall("n")).isFalse();
        assertThat(missed.recall("m")).isTrue();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
