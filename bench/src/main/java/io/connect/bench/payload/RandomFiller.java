package io.connect.bench.payload;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Random letters and digits from one shared block. The position in the block depends on the sequence number: this is as cheap as
 * a copy, and successive messages differ. Compression saves about a quarter at most.
 */
public final class RandomFiller implements Filler {

    private static final byte[] ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 1 << 20;

    /** A prime number, so that successive positions spread over the whole block. */
    private static final long STRIDE = 7919;

    private final byte[] block = new byte[BLOCK];

    /** Creates a filler; the same seed gives the same bytes. */
    public RandomFiller(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int index = 0; index < BLOCK; index++) {
            block[index] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
    }

    @Override
    public void fill(byte[] target, int from, int length, long seq) {
        int cut = (int) Math.floorMod(seq * STRIDE, (long) BLOCK);
        int written = 0;
        while (written < length) {
            int part = Math.min(length - written, BLOCK - cut);
            System.arraycopy(block, cut, target, from + written, part);
            written += part;
            cut = 0;
        }
    }
}
