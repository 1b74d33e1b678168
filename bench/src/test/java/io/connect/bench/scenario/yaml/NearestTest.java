package io.connect.bench.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Property(tries = 100)
    void distanceIsSymmetricAndZeroOnlyBetweenEquals(
            @ForAll @AlphaChars @StringLength(max = 8) String one,
            @ForAll @AlphaChars @StringLength(max = 8) String other) {
        assertThat(Nearest.distance(one, other)).isEqualTo(Nearest.distance(other, one));
        assertThat(Nearest.distance(one, other) == 0).isEqualTo(one.equals(other));
    }

    @Test
    void swappedNeighboursAreOneStepApart() {
        assertThat(Nearest.distance("burts", "burst")).isEqualTo(1);
        assertThat(Nearest.of("BURTS", List.of("burst", "fifo"))).contains("burst");
    }

    @Test
    void nothingIsNearAWordThatIsQuiteDifferent() {
        assertThat(Nearest.of("soak", List.of("network-latency"))).isEmpty();
        assertThat(Nearest.hint("x", List.of("aaaa", "bbbb"))).isEqualTo("; valid: aaaa, bbbb");
    }
}
