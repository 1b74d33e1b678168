package io.connect.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The order of the three runs of a pair")
class PairRoleTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10, 13})
    @DisplayName("gives each role each position once in three pairs, from the first counted pair on")
    void isFairInThreePairs(int first) {
        for (int position = 0; position < PairRole.values().length; position++) {
            Set<PairRole> there = EnumSet.noneOf(PairRole.class);
            for (int pair = first; pair < first + 3; pair++) {
                there.add(PairRole.turns(pair).get(position));
            }
            assertThat(there).as("position %d", position).containsExactlyInAnyOrder(PairRole.values());
        }
    }

    @Test
    @DisplayName("takes every possible order in six pairs")
    void takesEveryOrder() {
        Set<List<PairRole>> orders = new HashSet<>();
        IntStream.rangeClosed(1, 6).forEach(pair -> orders.add(PairRole.turns(pair)));

        assertThat(orders).hasSize(6);
    }
}
