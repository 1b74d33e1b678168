package io.connect.toxiproxy.toxic.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void choosesCallsByTheirNumber() {
        assertThat(met(Occurrence.each(), 4)).containsExactly(1, 2, 3, 4);
        assertThat(met(Occurrence.nth(3), 9)).containsExactly(3);
        assertThat(met(Occurrence.every(3), 9)).containsExactly(3, 6, 9);
        assertThat(met(Occurrence.share(0), 100)).isEmpty();
        assertThat(met(Occurrence.share(1), 100)).hasSize(100);
    }

    @Test
    void aShareIsMetByChanceThatASeedRepeats() {
        List<Integer> first = met(Occurrence.share(0.3), 10_000);

        assertThat(first.size()).isBetween(2_800, 3_200);
        assertThat(met(Occurrence.share(0.3), 10_000)).isEqualTo(first);
    }

    @Test
    void countsSeenAndHitCalls() {
        Tally tally = new Tally();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 7; i++) {
            tally.meets(Occurrence.every(3), random);
        }
        tally.addUnknown();

        assertThat(KafkaCall.of("EndTxn", Occurrence.every(3), new CallAction.Drop())
                        .effect(tally))
                .isEqualTo("2 of 7 EndTxn lost, 1 passed untouched because they could not be read");
    }

    @Test
    void refusesTwoWaysToChoose() {
        assertThatThrownBy(() -> Occurrence.of(Optional.of(1L), Optional.empty(), Optional.of(0.5)))
                .hasMessage("give one of nth, every and share, not several");
    }

    private static List<Integer> met(Occurrence occurrence, int calls) {
        Tally tally = new Tally();
        SplittableRandom random = new SplittableRandom(7);
        return IntStream.rangeClosed(1, calls)
                .filter(i -> tally.meets(occurrence, random))
                .boxed()
                .toList();
    }
}
