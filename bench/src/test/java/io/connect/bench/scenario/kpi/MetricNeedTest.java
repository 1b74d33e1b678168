package io.connect.bench.scenario.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.model.Metric;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MetricNeedTest {

    @Test
    void everyMetricButTheseNeedsAPartOfTheScenario() {
        assertThat(Arrays.stream(Metric.values()).filter(metric -> MetricNeed.of(metric) == MetricNeed.NOTHING))
                .as("a new metric needs a line in MetricNeed, or here if every run has data for it")
                .containsExactlyInAnyOrder(
                        Metric.COMPILATION,
                        Metric.CPU_PER_MESSAGE,
                        Metric.HEAP,
                        Metric.HEAP_USED,
                        Metric.ERROR_RATE,
                        Metric.TASK_FAILURES,
                        Metric.CRASHES,
                        Metric.LOST,
                        Metric.DUPLICATED,
                        Metric.REORDERED,
                        Metric.LATE,
                        Metric.DLQ,
                        Metric.LEFT_IN_QUEUE,
                        Metric.REDELIVERED,
                        Metric.THROTTLED,
                        Metric.RETRIES,
                        Metric.NETWORK);
    }
}
