package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.queue.ReceivedMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchSizeEstimateTest {

    private static final long MEGABYTE = 1 << 20;

    private final BatchSizeEstimate estimate = new BatchSizeEstimate();

    @Test
    void followsTheLargestMessage() {
        estimate.observe(List.of(message(100), message(1_000)));

        assertThat(estimate.bytesOf(10)).isEqualTo(10_000);
    }

    /** SQS returns at most 1 MiB. A larger reservation would bound the receives in progress after one large message. */
    @Test
    void isNeverMoreThanSqsReturns() {
        assertThat(estimate.bytesOf(10)).isEqualTo(MEGABYTE);

        estimate.observe(List.of(message(256 * 1024)));

        assertThat(estimate.bytesOf(10)).isEqualTo(MEGABYTE);
        assertThat(estimate.bytesOf(2)).isEqualTo(MEGABYTE / 2);
    }

    private static ReceivedMessage message(int size) {
        return new ReceivedMessage("id", "handle", "x".repeat(size), Map.of(), Map.of(), null);
    }
}
