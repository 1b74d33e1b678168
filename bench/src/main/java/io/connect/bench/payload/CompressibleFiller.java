package io.connect.bench.payload;

/**
 * Text with a given compressibility: random parts, spread evenly between copies of one sentence. They are spread because a
 * decompressor is fast on one long repetition, which real bodies do not have.
 */
final class CompressibleFiller implements Filler {

    private static final int STRETCH = 200;
    private static final long SENTENCE_SEED = 77;

    private final RandomFiller random;
    private final int randomBytes;
    private final byte[] sentence = new byte[STRETCH];

    /**
     * Creates a filler.
     *
     * @param random the source of the random part
     * @param randomBytes random bytes in the filler, spread over its whole length
     */
    CompressibleFiller(RandomFiller random, int randomBytes) {
        this.random = random;
        this.randomBytes = randomBytes;
        new RandomFiller(SENTENCE_SEED).fill(sentence, 0, STRETCH, 0);
    }

    @Override
    public void fill(byte[] target, int from, int length, long seq) {
        random.fill(target, from, length, seq);
        long stretches = Math.max(1, (length + STRETCH - 1) / STRETCH);
        for (long stretch = 0; stretch < stretches; stretch++) {
            int start = (int) (stretch * STRETCH);
            int end = Math.min(length, start + STRETCH);
            int keep = (int) ((stretch + 1) * randomBytes / stretches - stretch * randomBytes / stretches);
            int repeated = Math.max(0, end - start - keep);
            System.arraycopy(sentence, 0, target, from + end - repeated, repeated);
        }
    }
}
