package io.connect.features.lottery.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;

/**
 * The options of the command line.
 *
 * @param seed {@code -Dlottery.seed}; a random one when not set
 * @param faults {@code -Dlottery.faults}, the total of all parts; 40 when not set
 * @param messages {@code -Dlottery.messages}, the total of all parts; a thousand for each fault when not set
 * @param resume {@code -Dlottery.resume}: parts with this seed that have already passed are not run again
 * @param most {@code -Dlottery.parts}, the largest number of parts in this invocation; all when not set
 * @param folder the folder of the outcomes
 */
public record LotteryOptions(long seed, int faults, int messages, boolean resume, Optional<Integer> most, Path folder) {
    /** The largest number of faults in one part: about eight minutes of load. */
    static final int FAULTS_OF_A_PART = 40;

    private static final int USUAL_FAULTS = 40;
    private static final int MESSAGES_PER_FAULT = 1_000;

    public LotteryOptions {
        if (faults < 1) {
            throw new IllegalArgumentException("-Dlottery.faults=" + faults + " is not one or more");
        }
        if (messages < 1) {
            throw new IllegalArgumentException("-Dlottery.messages=" + messages + " is not one or more");
        }
        if (most.filter(parts -> parts < 1).isPresent()) {
            throw new IllegalArgumentException("-Dlottery.parts=" + most.get() + " is not one or more");
        }
    }

    /** Reads the options. */
    public static LotteryOptions from(Properties properties) {
        boolean resume = properties.containsKey("lottery.resume")
                && !properties.getProperty("lottery.resume").equals("false");
        Optional<Long> seed = number(properties, "lottery.seed");
        if (resume && seed.isEmpty()) {
            throw new IllegalArgumentException("-Dlottery.resume goes on with a seed; name it by -Dlottery.seed=");
        }
        int faults = number(properties, "lottery.faults").map(Math::toIntExact).orElse(USUAL_FAULTS);
        return new LotteryOptions(
                seed.orElseGet(() -> (long) new Random().nextInt(1_000_000)),
                faults,
                number(properties, "lottery.messages").map(Math::toIntExact).orElse(faults * MESSAGES_PER_FAULT),
                resume,
                number(properties, "lottery.parts").map(Math::toIntExact),
                Path.of(properties.getProperty("lottery.output", "target/lottery")));
    }

    private static Optional<Long> number(Properties properties, String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("-D" + key + "=" + value + " is not a whole number", e);
        }
    }

    /** The number of parts. */
    int parts() {
        return (faults + FAULTS_OF_A_PART - 1) / FAULTS_OF_A_PART;
    }

    /** Seed of a part by its number from 1. The first part uses the lottery's seed, so that any part can be repeated alone. */
    long seedOf(int part) {
        return seed + part - 1;
    }

    /** The number of faults in a part; parts differ by one at most. */
    int faultsOf(int part) {
        return share(faults, part);
    }

    /** Messages of a part. */
    int messagesOf(int part) {
        return share(messages, part);
    }

    private int share(int whole, int part) {
        return whole / parts() + (part <= whole % parts() ? 1 : 0);
    }
}
