package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.key.Word;
import io.connect.bench.scenario.unit.Limits;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How often each variant of a scenario is run, in turns with the others. Programs become faster while they run, and the speed of
 * a machine varies. Figures that are compared are therefore measured alternately and more than once.
 *
 * @param count runs of each variant, 1 to 20
 * @param order the order of the variants within a round
 * @param within the time after which no variant is run again; empty for no limit
 */
public record Rounds(
        @Key(
                value = "How often each variant is run, in turns with the others; the median counts.",
                least = "1",
                most = "20",
                otherwise = "1")
        int count,

        @Key(
                value =
                        "mirrored: A B C, then C B A, and so on; shuffled: each round in an order of its own, by -Dshuffle.",
                otherwise = "mirrored")
        Order order,

        @Key("No variant is run again once the invocation has lasted this long; fewer runs are said in the result.")
        Optional<Duration> within) {

    /** The order of the variants within a round. */
    public enum Order implements Word {
        MIRRORED("mirrored"),
        SHUFFLED("shuffled");

        private final String text;

        Order(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /** One run of each variant. */
    public static final Rounds ONCE = new Rounds(1, Order.MIRRORED, Optional.empty());

    public Rounds {
        Limits.between("rounds.count", count, 1, 20);
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(within, "within");
    }
}
