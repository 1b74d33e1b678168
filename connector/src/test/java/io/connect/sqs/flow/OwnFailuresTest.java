package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnFailuresTest {

    private final OwnFailures own = new OwnFailures();
    private long successes;
    private long failures;

    /**
     * Between two failures of the message, the service works for {@code worked} other messages and fails for {@code
     * failed} others.
     */
    private void failsAfter(int worked, int failed) {
        successes += worked;
        failures += failed;
        own.add(successes, failures++);
    }

    @Test
    void aServiceThatWorksForNobodyCountsNothing() {
        failsAfter(7, 0);
        for (int i = 0; i < 1_000; i++) {
            failsAfter(0, 20);
        }
        assertThat(own.exceed(0)).isFalse();
    }

    @Test
    void eachFailureCountsOneWhereTheServiceWorksForAllOthers() {
        for (int i = 0; i < 6; i++) {
            failsAfter(100, 0);
        }
        assertThat(own.exceed(4)).isTrue();
        assertThat(own.exceed(5))
                .as("the first failure does not count, so five failures count")
                .isFalse();
    }

    @Test
    void aFailureCountsTheLessTheMoreOthersFail() {
        for (int i = 0; i < 6; i++) {
            failsAfter(21, 79);
        }
        assertThat(own.exceed(0)).isTrue();
        assertThat(own.exceed(1)).isFalse();
    }

    @Test
    void aMessageThatFailsForEverIsGivenUpThoughMostOthersFailAsWell() {
        for (int i = 0; i < 100; i++) {
            failsAfter(21, 79);
        }
        assertThat(own.exceed(5)).isTrue();
    }

    @Test
    void failuresOfTheMessageItselfAreNoneOfOthers() {
        failsAfter(100, 0);
        for (int i = 0; i < 1_000; i++) {
            failsAfter(0, 0);
        }
        for (int i = 0; i < 3; i++) {
            failsAfter(100, 0);
        }
        assertThat(own.exceed(2)).isTrue();
    }
}
