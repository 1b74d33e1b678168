package io.connect.testbed.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacedSchedulerTest {
    private static final int TICK_MS = 20;
    private static final Config PACED = ConfigFactory.parseString("""
            pekko.scheduler.implementation = "%s"
            pekko.scheduler.tick-duration = %d ms
            """.formatted(ElasticMq.SCHEDULER, TICK_MS));

    private final ActorSystem system = ActorSystem.create("paced", PACED.withFallback(ConfigFactory.load()));

    @AfterEach
    void end() {
        system.terminate();
    }

    @Test
    void workThatReschedulesItselfAtOnceRunsOncePerTick() throws InterruptedException {
        int times = 10;
        CountDownLatch left = new CountDownLatch(times);

        long start = System.nanoTime();
        again(left);

        assertThat(left.await(30, TimeUnit.SECONDS)).isTrue();
        // A part of the first tick may have passed already.
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofMillis((long) (times - 1) * TICK_MS));
    }

    private void again(CountDownLatch left) {
        // The task is overdue, as ElasticMQ's searches are.
        system.scheduler()
                .scheduleOnce(
                        Duration.ofMillis(-1),
                        () -> {
                            left.countDown();
                            if (left.getCount() > 0) {
                                again(left);
                            }
                        },
                        system.dispatcher());
    }

    @Test
    void delayedWorkRunsAtItsTime() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);

        long start = System.nanoTime();
        system.scheduler().scheduleOnce(Duration.ofMillis(200), done::countDown, system.dispatcher());

        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
}
