package io.connect.toxiproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.toxiproxy.aws.Dialect;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HttpFaultTest {

    private final AtomicLong clock = new AtomicLong(1_000);

    @Test
    void aBucketLetsItsBurstAndThenItsRateThrough() {
        TokenBucket bucket = new TokenBucket(10, 3, clock::get);

        assertThat(taken(bucket, 5)).isEqualTo(3);
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(taken(bucket, 5)).isEqualTo(1);
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        assertThat(taken(bucket, 5)).isEqualTo(3);
    }

    @Test
    void aBucketKeepsItsRateOverTime() {
        TokenBucket bucket = new TokenBucket(333, 33, clock::get);
        int passed = 0;
        for (int i = 0; i < 10_000; i++) {
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
            passed += bucket.tryTake() ? 1 : 0;
        }
        assertThat(passed).isBetween(3330, 3330 + 33);
    }

    @Test
    void failsTheFirstAndNoMore() {
        Effect.Verdicts verdicts =
                new Effect.FailFirst(2, AwsError.SERVICE_UNAVAILABLE).start(clock::get, new SplittableRandom(1));

        assertThat(verdicts.next(Dialect.SQS_JSON).error()).isPresent();
        assertThat(verdicts.next(Dialect.SQS_JSON).error()).isPresent();
        assertThat(verdicts.next(Dialect.SQS_JSON).error()).isEmpty();
    }

    @Test
    void aWindowOpensAndCloses() {
        TimeWindow once = TimeWindow.once(Duration.ofSeconds(2), Duration.ofSeconds(3));
        assertThat(open(once, 1_999)).isFalse();
        assertThat(open(once, 2_000)).isTrue();
        assertThat(open(once, 4_999)).isTrue();
        assertThat(open(once, 5_000)).isFalse();

        TimeWindow again = TimeWindow.every(Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertThat(open(again, 999)).isTrue();
        assertThat(open(again, 1_000)).isFalse();
        assertThat(open(again, 10_500)).isTrue();
        assertThat(open(TimeWindow.always(), 0)).isTrue();
    }

    @Test
    void refusesContradictorySettings() {
        assertThatThrownBy(() -> HttpFault.throttle(0))
                .hasMessageContaining("above 0")
                .hasMessageContaining("0.0");
        assertThatThrownBy(() -> HttpFault.errors(1.5, AwsError.SQS_THROTTLED)).hasMessageContaining("1.5");
        assertThatThrownBy(() -> HttpFault.failFirst(0, AwsError.SQS_THROTTLED)).hasMessageContaining("0");
        assertThatThrownBy(() -> HttpFault.delay(Duration.ofMillis(-1))).hasMessageContaining("PT-0.001S");
        assertThatThrownBy(() -> new AwsError(200, "Fine", "")).hasMessageContaining("200");
        assertThatThrownBy(() -> new AwsError(500, "a<b", "")).hasMessageContaining("a<b");
        assertThatThrownBy(() -> TimeWindow.every(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .hasMessageContaining("PT1S")
                .hasMessageContaining("PT2S");
        assertThatThrownBy(() -> TimeWindow.once(Duration.ofSeconds(-1), Duration.ofSeconds(2)))
                .hasMessageContaining("PT-1S");
    }

    @Test
    void describesItselfForReports() {
        assertThat(HttpFault.throttle(50)
                        .withMatch(RequestMatch.sqs("ReceiveMessage"))
                        .description())
                .isEqualTo("throttle above 50.0/s on ReceiveMessage");
        assertThat(HttpFault.errors(0.1, AwsError.S3_SLOW_DOWN)
                        .withMatch(RequestMatch.http("GET", "/b/"))
                        .description())
                .isEqualTo("503 SlowDown for a share of 0.1 on GET under /b/");
        assertThat(HttpFault.delay(Duration.ofMillis(5)).description()).isEqualTo("delay of 5 ms");
    }

    private static boolean open(TimeWindow window, long millis) {
        return window.open(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static int taken(TokenBucket bucket, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += bucket.tryTake() ? 1 : 0;
        }
        return taken;
    }
}
