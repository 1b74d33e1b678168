package io.connect.features.lottery.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagePlanTest {
    private final MessagePlan plan = new MessagePlan(5, "run", "bucket");

    @Test
    void sameSeedGivesSameMessages() {
        MessagePlan again = new MessagePlan(5, "run", "bucket");
        for (int queue = 0; queue < Lane.queueCount(); queue++) {
            assertThat(again.message(queue, 17)).isEqualTo(plan.message(queue, 17));
        }
        assertThat(again.batches(500)).isEqualTo(plan.batches(500));
        assertThat(new MessagePlan(6, "run", "bucket").message(0, 17)).isNotEqualTo(plan.message(0, 17));
    }

    @Test
    void batchesSendEachMessageOnceAndAllThatWereAskedFor() {
        Set<String> ids = new HashSet<>();
        for (MessagePlan.Batch batch : plan.batches(2_000)) {
            assertThat(batch.count()).isBetween(1, 10);
            for (int i = 0; i < batch.count(); i++) {
                assertThat(ids.add(batch.queue() + "/" + (batch.first() + i))).isTrue();
            }
        }
        assertThat(ids).hasSize(2_000);
        assertThat(plan.batches(2_000).stream().map(MessagePlan.Batch::queue).distinct())
                .hasSize(Lane.queueCount());
    }

    @Test
    void messagesOfFifoQueuesHaveGroupsAndOthersHaveNone() {
        for (int queue = 0; queue < Lane.queueCount(); queue++) {
            assertThat(plan.message(queue, 0).group() != null)
                    .isEqualTo(Lane.ofQueue(queue).fifo());
        }
    }

    @Test
    void claimCheckedMessageIsExpectedWithItsObject() {
        Message message = plan.message(Lane.FIFO_REPEATS.queueNumbers().get(0), 3);
        assertThat(message.body()).contains("s3://bucket/");
        assertThat(message.expected()).doesNotContain("s3://bucket/");
    }

    @Test
    void lanesShareOutAllQueues() {
        for (Lane lane : Lane.values()) {
            assertThat(lane.queueNumbers())
                    .isNotEmpty()
                    .allSatisfy(queue -> assertThat(Lane.ofQueue(queue)).isEqualTo(lane));
            assertThat(Lane.of(lane.text())).isEqualTo(lane);
        }
        assertThat(List.of(Lane.values()).stream()
                        .mapToInt(lane -> lane.queueNumbers().size()))
                .satisfies(counts -> assertThat(
                                counts.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(Lane.queueCount()));
    }
}
