package io.connect.bench.warm;

import java.util.List;

/** Placeholder until the loop's is merged. */
public final class Warmth {
    private Warmth() {}

    public record Block(double rate, double compileShare) {}

    public static boolean isSteady(List<Block> blocks) {
        if (blocks.size() < 2) {
            return false;
        }
        Block last = blocks.get(blocks.size() - 1);
        Block before = blocks.get(blocks.size() - 2);
        return Math.abs(last.rate() - before.rate()) < 0.1 * Math.max(last.rate(), before.rate())
                && last.compileShare() < 0.1;
    }
}
