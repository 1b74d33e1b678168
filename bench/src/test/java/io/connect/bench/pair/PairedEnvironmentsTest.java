package io.connect.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.pair.PairedEnvironments.Place;
import org.junit.jupiter.api.Test;

class PairedEnvironmentsTest {

    private static final Place BASE = new Place("test-1", 1, PairRole.BASE);
    private static final Place CANDIDATE = new Place("test-1", 1, PairRole.CANDIDATE);

    /** The last of three runs found a dead worker, and ended the workers of the two others to start a new set. */
    @Test
    void aDeadWorkerIsNotReplacedUnderRunsSideBySide() {
        assertThat(PairedEnvironments.keeps(BASE, CANDIDATE, true, false)).isTrue();
    }

    @Test
    void aDeadWorkerIsReplacedBetweenTurnsAndScenarios() {
        Place ofAnother = new Place("test-2", 1, PairRole.BASE);

        assertThat(PairedEnvironments.keeps(BASE, CANDIDATE, false, false)).isFalse();
        assertThat(PairedEnvironments.keeps(CANDIDATE, ofAnother, true, false)).isFalse();
        assertThat(PairedEnvironments.keeps(CANDIDATE, ofAnother, true, true)).isTrue();
    }

    @Test
    void eachPairGetsNewWorkers() {
        Place ofTheNext = new Place("test-1", 2, PairRole.BASE);

        assertThat(PairedEnvironments.keeps(CANDIDATE, ofTheNext, true, true)).isFalse();
    }
}
