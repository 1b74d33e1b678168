package io.connect.sqsserver.sampling;

import java.util.SplittableRandom;

/** Random behaviour from a seed. The same calls in the same order have the same outcome. For use by one thread. */
public final class SeededSampler implements Sampler {

    private final SplittableRandom random;
    private final double misses;
    private final double duplicates;
    private final double reorders;

    /**
     * Each probability is from 0 to 1.
     *
     * @param misses probability that a short poll finds nothing
     * @param duplicates probability that a received message can be received once more
     * @param reorders probability that two messages swap their positions
     */
    public SeededSampler(long seed, double misses, double duplicates, double reorders) {
        random = new SplittableRandom(seed);
        this.misses = misses;
        this.duplicates = duplicates;
        this.reorders = reorders;
    }

    @Override
    public boolean misses() {
        return happens(misses);
    }

    @Override
    public boolean duplicates() {
        return happens(duplicates);
    }

    @Override
    public boolean reorders() {
        return happens(reorders);
    }

    private boolean happens(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }
}
