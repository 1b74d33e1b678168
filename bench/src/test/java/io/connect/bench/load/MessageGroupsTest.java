package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Ledger;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MessageGroupsTest {

    @Test
    void givesMessagesOfAStandardQueueNoGroup() {
        assertThat(new MessageGroups(0, 4, 0).groupOf(3, 17)).isEqualTo(Ledger.NO_GROUP);
    }

    @Property(tries = 200)
    void usesEveryGroupAndKeepsEachInOneQueue(
            @ForAll @IntRange(min = 1, max = 40) int groups, @ForAll @IntRange(min = 1, max = 8) int queues) {
        MessageGroups spread = new MessageGroups(groups, queues, 0);
        Set<Integer> seen = new HashSet<>();
        for (int queue = 0; queue < queues; queue++) {
            Set<Integer> inQueue = new HashSet<>();
            for (long place = 0; place < groups; place++) {
                inQueue.add(spread.groupOf(queue, place));
            }
            assertThat(seen).doesNotContainAnyElementsOf(inQueue);
            seen.addAll(inQueue);
        }
        assertThat(seen).hasSize(Math.max(groups, queues));
    }

    @Property(tries = 100)
    void sharesNoGroupWithTheNextSetOfQueues(
            @ForAll @IntRange(min = 1, max = 40) int groups,
            @ForAll @IntRange(min = 1, max = 8) int queues,
            @ForAll @IntRange(max = 100) int place) {
        MessageGroups spread = new MessageGroups(groups, queues, 0);
        for (int queue = 0; queue < queues; queue++) {
            assertThat(spread.next().groupOf(queue, place)).isGreaterThanOrEqualTo(Math.max(groups, queues));
            assertThat(spread.groupOf(queue, place)).isLessThan(Math.max(groups, queues));
        }
    }
}
