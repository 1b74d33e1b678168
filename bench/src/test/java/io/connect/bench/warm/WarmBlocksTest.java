package io.connect.bench.warm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmBlocksTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final WarmBlocks blocks = new WarmBlocks(1_000, 200, 5_000, 2);
    private final List<Integer> sizes = new ArrayList<>();

    private List<Warmth.Block> run(Duration limit, double... rates) {
        return blocks.untilSteady(limit, messages -> {
            sizes.add(messages);
            return new Warmth.Block(rates[sizes.size() - 1], 0);
        });
    }

    @Test
    void endsWithTheFirstBlockThatIsAsFastAsTheOneBefore() {
        List<Warmth.Block> done = run(LONG, 500, 1_000, 1_050, 9_999);
        assertThat(done).extracting(Warmth.Block::rate).containsExactly(500.0, 1_000.0, 1_050.0);
    }

    @Test
    void sizesEachBlockByTheRateOfTheOneBeforeBetweenSmallestAndLargest() {
        run(LONG, 700, 10, 9_000, 9_000);
        assertThat(sizes).containsExactly(1_000, 1_400, 200, 5_000);
    }

    @Test
    void beginsNoFurtherBlockWhenTheTimeIsUp() {
        assertThat(run(Duration.ZERO, 500, 1_000)).hasSize(1);
    }
}
