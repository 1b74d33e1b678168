package io.connect.features.world.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TaskRestartsTest {
    private static final String REASON = "the broker refused to commit";

    private long now;
    private final TaskRestarts restarts = new TaskRestarts(() -> now);

    @Test
    void aFailedTaskIsRestartedOnceWhileItStarts() {
        assertThat(restarts.isDue(0, REASON)).isTrue();
        restarts.begun(0);
        now += TaskRestarts.LONGEST_START.toNanos() - 1;

        assertThat(restarts.isDue(0, REASON)).isFalse();
        assertThat(restarts.isDue(1, REASON)).isTrue();
    }

    @Test
    void aTaskThatFailsAgainAfterItRanIsRestartedAtOnce() {
        restarts.begun(0);
        restarts.succeeded(0);

        assertThat(restarts.isDue(0, REASON)).isTrue();
    }

    @Test
    void aTaskThatWasNeverSeenRunningIsRestartedAgain() {
        restarts.begun(0);
        now += TaskRestarts.LONGEST_START.toNanos();

        assertThat(restarts.isDue(0, REASON)).isTrue();
        restarts.begun(0);
        assertThat(restarts.isDue(0, REASON)).isFalse();
    }

    @Test
    void aFailureAfterTheLastAllowedRestartIsReported() {
        for (int task = 0; task < TaskRestarts.MOST; task++) {
            assertThat(restarts.isDue(task, REASON)).isTrue();
            restarts.begun(task);
        }
        assertThat(restarts.isDue(2, REASON)).as("the last restart is pending").isFalse();
        restarts.succeeded(2);

        assertThatThrownBy(() -> restarts.isDue(2, REASON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task 2 has failed after 3 restarts in this scenario: " + REASON);
    }
}
