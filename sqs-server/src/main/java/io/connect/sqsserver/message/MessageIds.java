package io.connect.sqsserver.message;

import java.util.SplittableRandom;

/** Makes message ids in the form of random UUIDs. Not safe for use by several threads. */
public final class MessageIds {

    private static final long VERSION_MASK = ~0xf000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fffffffffffffffL;
    private static final long VARIANT = 0x8000000000000000L;

    private final SplittableRandom random;

    /** @param seed the same seed gives the same ids */
    public MessageIds(long seed) {
        random = new SplittableRandom(seed);
    }

    public Hash128 next() {
        return new Hash128(random.nextLong() & VERSION_MASK | VERSION_4, random.nextLong() & VARIANT_MASK | VARIANT);
    }

    /** Returns a random number, so no id can be guessed from another id. */
    public long nextNumber() {
        return random.nextLong();
    }
}
