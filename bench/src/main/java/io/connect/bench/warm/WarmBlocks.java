package io.connect.bench.warm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs blocks of work one after the other, until the JVM is steady ({@link Warmth}) or the time is over. The rate of each block
 * determines the size of the next, so that each takes about the planned time.
 *
 * @param first messages of the first block
 * @param smallest the smallest number of messages in any other block
 * @param largest the largest number of messages in any other block
 * @param seconds the time that a block should take
 */
public record WarmBlocks(int first, int smallest, int largest, double seconds) {

    /**
     * Moves the messages of a block.
     *
     * @param <E> the checked exception that it may throw
     */
    public interface Work<E extends Exception> {

        /** Moves about this many messages. */
        Warmth.Block move(int messages) throws E;
    }

    /**
     * Runs one block or more.
     *
     * @param limit the time after which no further block begins
     * @return all blocks in their order
     */
    public <E extends Exception> List<Warmth.Block> untilSteady(Duration limit, Work<E> work) throws E {
        long begin = System.nanoTime();
        List<Warmth.Block> blocks = new ArrayList<>();
        int messages = first;
        do {
            Warmth.Block block = work.move(messages);
            blocks.add(block);
            messages = (int) Math.min(largest, Math.max(smallest, block.rate() * seconds));
        } while (!Warmth.isSteady(blocks) && System.nanoTime() - begin < limit.toNanos());
        return blocks;
    }
}
