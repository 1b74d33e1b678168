package io.connect.sqs.simulation.chance;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All decisions that a run takes from its seed. Each run draws its kinds of faults and the rate of each. A run with all
 * kinds would end too early to show the effect of a single one.
 */
public final class Choices {

    private static final Logger LOG = LoggerFactory.getLogger(Choices.class);
    private static final int THOUSAND = 1_000;

    private final SplittableRandom random;
    private final Tally tally;
    private final int[] odds = new int[Choice.values().length];
    private boolean trouble = true;

    public Choices(long seed, Tally tally) {
        this.random = new SplittableRandom(seed);
        this.tally = tally;
        int[] strengths = {0, 0, 1, 2, 5};
        for (Choice choice : Choice.values()) {
            int strength = strengths[random.nextInt(strengths.length)];
            odds[choice.ordinal()] = Math.min(THOUSAND * 7 / 10, choice.perThousand() * strength);
        }
    }

    /** Decides whether this fault happens now. */
    public boolean happens(Choice choice) {
        if (!trouble) {
            return false;
        }
        tally.occasion();
        boolean happens = random.nextInt(THOUSAND) < odds[choice.ordinal()];
        if (happens) {
            tally.chosen(choice);
            LOG.debug("chosen: {}", choice);
        }
        return happens;
    }

    /** Switches all faults off. */
    public void calm() {
        trouble = false;
    }

    public boolean isCalm() {
        return !trouble;
    }

    /** A number from {@code from} to {@code to}, both included. */
    public int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** A time in nanoseconds, of at most this many milliseconds. */
    public long upToMillis(long most) {
        return random.nextLong(TimeUnit.MILLISECONDS.toNanos(most) + 1);
    }

    /** A time in nanoseconds, between these two numbers of milliseconds. */
    public long betweenMillis(long least, long most) {
        return TimeUnit.MILLISECONDS.toNanos(least) + upToMillis(most - least);
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    public double fraction() {
        return random.nextDouble();
    }

    @SafeVarargs
    public final <T> T oneOf(T... all) {
        return all[random.nextInt(all.length)];
    }
}
