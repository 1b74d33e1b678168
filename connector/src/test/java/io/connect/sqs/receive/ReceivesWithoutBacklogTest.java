package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests the number of receives of a queue whose messages come in full batches and are received as they come. */
class ReceivesWithoutBacklogTest {

    /**
     * Each response is full, although nothing but the next batch is in the queue. Of ten batches a second, the number once
     * went from 10 to 30 and back all the time. Of one batch a second, it went up to 50, and 13 of 14 receives were empty.
     */
    @Test
    void aQueueWithoutBacklogIsReceivedFromByFew() {
        for (long roundTripMs : new long[] {4, 30}) {
            for (int perSecond : new int[] {1, 2, 5, 10, 20}) {
                OpenLoad load = new OpenLoad(roundTripMs, new Random(1)).run(Duration.ofMinutes(3), perSecond);

                String name = perSecond + " batches a second, " + roundTripMs + " ms away";
                assertThat(load.meanNumber()).as("number, " + name).isLessThan(4);
                assertThat(load.emptyPart()).as("empty receives, " + name).isLessThan(0.02);
                assertThat(load.p95Seconds()).as("seconds, " + name).isLessThan(0.06);
            }
        }
    }

    @Test
    void anOpenLoadIsKeptUpWithOverALongWay() {
        for (int seed = 0; seed < 5; seed++) {
            OpenLoad load = new OpenLoad(500, new Random(seed)).run(Duration.ofMinutes(1), 100);

            assertThat(load.p95Seconds())
                    .as("seconds of 95 of 100 messages, seed %s", seed)
                    .isLessThan(1.5);
            assertThat(load.meanNumber()).as("number, seed %s", seed).isLessThan(200);
        }
    }
}
