package io.connect.bench.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.bench.BrokenRunException;
import io.connect.bench.shard.Leftover.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages left in queues that shards share are counted once, and a message that is nowhere stays lost. */
class LeftoverTest {

    @Test
    void survivesTheWayToTheOtherShards() {
        Leftover left = new Leftover(List.of(new Mark(0, 7)), List.of(new Mark(1, 2_000_000_000)), 12);
        assertThat(Leftover.parse(left.print())).isEqualTo(left);
    }

    @Test
    void wordsThatAreNoLeftoverAreShown() {
        assertThatThrownBy(() -> Leftover.parse("nothing"))
                .isInstanceOf(BrokenRunException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void whoMissesNothingHasNothingInTheQueue() {
        Leftover left = new Leftover(List.of(), List.of(), 5_000);
        assertThat(left.uncountedOf(0, List.of(0L, 5_000L))).isZero();
        assertThat(left.uncountedOf(1, List.of(0L, 5_000L))).isEqualTo(5_000);
    }

    @Test
    void noMoreAreLeftThanTheQueueHolds() {
        Leftover left = new Leftover(List.of(), List.of(), 5);
        List<Long> missing = List.of(4L, 3L, 2L);
        assertThat(left.uncountedOf(0, missing)).isEqualTo(4);
        assertThat(left.uncountedOf(1, missing)).isEqualTo(1);
        assertThat(left.uncountedOf(2, missing)).isZero();
    }

    @Test
    void whatWasSeenIsNotCountedAgain() {
        Leftover left = new Leftover(List.of(new Mark(0, 1), new Mark(0, 1)), List.of(new Mark(0, 2)), 1);
        assertThat(left.uncountedOf(0, List.of(3L, 1L))).isEqualTo(1);
        assertThat(left.uncountedOf(1, List.of(3L, 1L))).isZero();
    }
}
