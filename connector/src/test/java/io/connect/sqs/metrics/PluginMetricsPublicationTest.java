package io.connect.sqs.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests with the worker's own metrics registry. */
class PluginMetricsPublicationTest {
    private static final Map<String, String> TASK = Map.of("connector", "orders", "task", "0");

    private final Metrics worker = new Metrics();

    @AfterEach
    void closeRegistry() {
        worker.close();
    }

    @Test
    void everyReadingIsPublishedUnderThePlainTagsOfTheTask() {
        open();
        assertThat(published(TASK)).hasSameSizeAs(Reading.of(metrics())).contains("messages-received-total");
    }

    @Test
    void aSuccessorOfATaskThatHasNotEndedYetStartsAllTheSame() {
        MetricsPublication predecessor = open();
        MetricsPublication successor = open();
        Map<String, String> second = Map.of("connector", "orders", "task", "0", "incarnation", "2");
        assertThat(published(second)).isEqualTo(published(TASK));

        predecessor.close();
        assertThat(published(TASK)).isEmpty();
        assertThat(published(second)).as("metrics of the next task").isNotEmpty();
        successor.close();
        assertThat(published(second)).isEmpty();
    }

    @Test
    void aTaskRunsWithoutMetricsWhenTooManyBeforeItHaveNotEnded() {
        for (int task = 0; task < 12; task++) {
            open();
        }
        assertThat(published(Map.of("connector", "orders", "task", "0", "incarnation", "10")))
                .isNotEmpty();
        assertThat(published(Map.of("connector", "orders", "task", "0", "incarnation", "11")))
                .isEmpty();
    }

    private MetricsPublication open() {
        return PluginMetricsPublication.open(metrics(), new Context(new PluginMetricsImpl(worker, TASK)));
    }

    private static TaskMetrics metrics() {
        return new TaskMetrics(System::nanoTime);
    }

    private Set<String> published(Map<String, String> tags) {
        return worker.metrics().keySet().stream()
                .filter(name -> name.group().equals("plugins") && name.tags().equals(tags))
                .map(MetricName::name)
                .collect(Collectors.toSet());
    }

    private record Context(PluginMetrics pluginMetrics) implements SourceTaskContext {
        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            throw new UnsupportedOperationException("no offsets here");
        }
    }
}
