package io.connect.sqs.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialRejectionsTest {

    private static final SqsFailure REJECTED =
            new SqsFailure(FailureKind.CREDENTIALS, "InvalidClientTokenId", "no", null);
    private static final SqsFailure THROTTLED = new SqsFailure(FailureKind.THROTTLED, "RequestThrottled", "no", null);

    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> 1);
    private long now = Long.MAX_VALUE - 5;
    private final CredentialRejections rejections =
            new CredentialRejections(new CallRetries(backoff, Duration.ofNanos(10)), () -> now);

    @Test
    void rejectionsAreFinalOnceTheyHaveLastedForThePatience() {
        assertThat(rejections.failed(REJECTED)).isFalse();
        now += 9;
        assertThat(rejections.failed(REJECTED)).isFalse();
        now += 1;
        assertThat(rejections.failed(REJECTED)).isTrue();
    }

    @Test
    void aSuccessBeginsThePatienceAnew() {
        rejections.failed(REJECTED);
        rejections.succeeded();
        now += 10;

        assertThat(rejections.failed(REJECTED)).isFalse();
    }

    @Test
    void anotherFailureBeginsThePatienceAnewAndIsNeverFinalItself() {
        rejections.failed(REJECTED);
        now += 10;

        assertThat(rejections.failed(THROTTLED)).isFalse();
        assertThat(rejections.failed(REJECTED)).isFalse();
    }
}
