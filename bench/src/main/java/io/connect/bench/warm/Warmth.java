package io.connect.bench.warm;

import java.util.List;

/**
 * Decides whether a JVM is warm. It does its work in blocks of one or two seconds. It is steady when the rates of the last two
 * blocks are close together and its compilers had little to do in the last one.
 *
 * <p>Both conditions are needed. A JVM that still interprets can have two equally slow blocks, and compilers pause between one
 * tier and the next.
 */
public final class Warmth {

    /** The rates of two successive blocks differ by less than this part of the earlier one. */
    public static final double MAX_RATE_DIFFERENCE = 0.10;

    /**
     * The compilers' share of the CPU time of the process is below this in the last block. Compilation never ends completely. A
     * share of one twentieth changes a figure by less than the difference between two runs of the same program.
     */
    public static final double MAX_COMPILE_SHARE = 0.05;

    private Warmth() {}

    /**
     * The figures of one block.
     *
     * @param rate messages per second
     * @param compileShare CPU time of the compiler threads divided by that of the whole process, 0 to 1
     */
    public record Block(double rate, double compileShare) {

        public Block {
            if (!(rate > 0) || Double.isInfinite(rate)) {
                throw new IllegalArgumentException("rate of a block: " + rate + ", a number above 0 is needed");
            }
            if (!(compileShare >= 0 && compileShare <= 1)) {
                throw new IllegalArgumentException(
                        "share of compilation in a block: " + compileShare + ", a number from 0 to 1 is needed");
            }
        }
    }

    /**
     * Whether the JVM is warm after these blocks.
     *
     * @param blocks all blocks so far, in their order; the last two decide
     */
    public static boolean isSteady(List<Block> blocks) {
        if (blocks.size() < 2) {
            return false;
        }
        Block earlier = blocks.get(blocks.size() - 2);
        Block last = blocks.get(blocks.size() - 1);
        return Math.abs(last.rate() - earlier.rate()) < MAX_RATE_DIFFERENCE * earlier.rate()
                && last.compileShare() < MAX_COMPILE_SHARE;
    }
}
