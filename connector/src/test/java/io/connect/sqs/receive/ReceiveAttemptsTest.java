package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiveAttemptsTest {

    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    private long now = 1_000;
    private int ids;

    @Test
    void eachReceiveHasAnIdOfItsOwn() {
        ReceiveAttempts attempts = new ReceiveAttempts(VISIBILITY, () -> now, this::newId);

        ReceiveAttempts.Attempt first = attempts.next();
        ReceiveAttempts.Attempt second = attempts.next();

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(first.repeated()).isFalse();
    }

    @Test
    void lostOnesAreRepeatedInTheirOrderAndOnce() {
        ReceiveAttempts attempts = new ReceiveAttempts(VISIBILITY, () -> now, this::newId);
        ReceiveAttempts.Attempt first = attempts.next();
        ReceiveAttempts.Attempt second = attempts.next();
        attempts.lost(first);
        attempts.lost(second);

        assertThat(attempts.next().id()).isEqualTo(first.id());
        assertThat(attempts.next()).isEqualTo(new ReceiveAttempts.Attempt(second.id(), second.firstMadeNanos(), true));
        assertThat(attempts.next().repeated()).isFalse();
    }

    /**
     * The age of an attempt counts from its first call, however often it is repeated. Its messages may have been hidden
     * since that call.
     */
    @Test
    void noneIsRepeatedWhenItsMessagesMayBeVisibleAgain() {
        ReceiveAttempts attempts = new ReceiveAttempts(VISIBILITY, () -> now, this::newId);
        attempts.lost(attempts.next());
        now += VISIBILITY.toNanos() - 1;
        ReceiveAttempts.Attempt repeated = attempts.next();
        assertThat(repeated.repeated()).isTrue();
        attempts.lost(repeated);

        now++;

        assertThat(attempts.next().repeated()).isFalse();
    }

    @Test
    void noneIsRepeatedWhenSqsDoesNotKnowItAnyMore() {
        ReceiveAttempts attempts = new ReceiveAttempts(Duration.ofHours(12), () -> now, this::newId);
        attempts.lost(attempts.next());

        now += Duration.ofMinutes(5).toNanos();

        assertThat(attempts.next().repeated()).isFalse();
    }

    private String newId() {
        return "attempt-" + ids++;
    }
}
