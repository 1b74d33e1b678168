package io.connect.gatling.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.testbed.ledger.Ledger;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MessageGroupsTest {

    @Test
    void givesMessagesOfAStandardQueueNoGroup() {
        assertThat(new MessageGroups(0, 4).groupOf(3, 17)).isEqualTo(Ledger.NO_GROUP);
    }

    @Property(tries = 200)
    void usesEveryGroupAndKeepsEachInOneQueue(
            @ForAll @IntRange(min = 1, max = 40) int groups, @ForAll @IntRange(min = 1, max = 8) int queues) {
        MessageGroups spread = new MessageGroups(groups, queues);
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
}
