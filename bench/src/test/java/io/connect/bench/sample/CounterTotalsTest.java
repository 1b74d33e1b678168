package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterTotalsTest {

    private static final String RETRIES = "retries-total";

    private final CounterTotals totals = new CounterTotals();

    @Test
    void aRestartOfOneTaskDoesNotCountTheOthersAgain() {
        assertThat(look(Map.of("task-0", 100.0, "task-1", 50.0))).isEqualTo(150);
        assertThat(look(Map.of("task-0", 100.0, "task-1", 2.0))).isEqualTo(152);
        assertThat(look(Map.of("task-0", 101.0, "task-1", 60.0))).isEqualTo(211);
    }

    @Test
    void aTaskThatHasEndedStillCounts() {
        look(Map.of("task-0", 100.0, "task-1", 50.0));

        assertThat(look(Map.of("task-0", 110.0))).isEqualTo(160);
        assertThat(look(Map.of("task-0", 110.0, "task-1", 70.0)))
                .as("a new life that has already counted more than the last one")
                .isEqualTo(230);
    }

    @Test
    void aLookThatFailedEndsNoTask() {
        look(Map.of("task-0", 100.0, "task-1", 50.0));
        totals.begin();
        totals.add("task-0", RETRIES, 110);

        assertThat(look(Map.of("task-0", 120.0, "task-1", 55.0))).isEqualTo(175);
    }

    private double look(Map<String, Double> retries) {
        totals.begin();
        retries.forEach((bean, value) -> totals.add(bean, RETRIES, value));
        return totals.end().get(RETRIES);
    }
}
