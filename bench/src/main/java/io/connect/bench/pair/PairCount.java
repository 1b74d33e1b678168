package io.connect.bench.pair;

import java.time.Duration;

/**
 * The number of pairs that a gate runs.
 *
 * @param least the minimum, which is always run
 * @param most the maximum, after which the gate gives up
 * @param within above the minimum, a pair begins only if it can end within this time
 */
public record PairCount(int least, int most, Duration within) {

    public PairCount {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException(
                    "-Dpairs=" + least + " and -Dpairs.most=" + most + ": 1 <= pairs <= pairs.most is needed");
        }
    }

    /**
     * Whether there is time for a pair.
     *
     * @param pair the pair, counted from 1; before it, there were as many pairs, with {@link PairPlan#UNCOUNTED}
     * @param elapsed the time since the uncounted pair began
     */
    boolean hasTimeFor(int pair, Duration elapsed) {
        return pair <= least || elapsed.plus(elapsed.dividedBy(pair)).compareTo(within) <= 0;
    }
}
