package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProducerRulesTest {

    private static final String FIFO = "http://localhost/0/orders.fifo";

    private final Map<String, String> properties = new HashMap<>(Map.of("sqs.queue.url", "http://localhost/0/orders"));

    @Test
    void aPlainConfigurationNeedsNothing() {
        assertThat(check()).isEmpty();
        properties.put("sqs.queue.url", FIFO);
        assertThat(check()).isEmpty();
    }

    @Test
    void exactlyOnceIsAdvisedOfTheTimeoutAndTheAllowList() {
        properties.put("sqs.queue.url", FIFO);
        properties.put("exactly.once.support", "required");

        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.key()).isEqualTo("producer.override.transaction.timeout.ms");
            assertThat(finding.message())
                    .contains("producer.override.transaction.timeout.ms=10000")
                    .contains("transaction.timeout.ms in connector.client.config.override.allowlist");
        });
        properties.put("producer.override.transaction.timeout.ms", "10000");
        assertThat(check()).isEmpty();
    }

    /** Workers with exactly-once support run the connectors of standard queues in transactions, too. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost/0/orders", FIFO})
    void transformsNeedATransactionPerPoll(String url) {
        properties.put("sqs.queue.url", url);
        properties.put("transaction.boundary", "interval");
        assertThat(check()).isEmpty();
        properties.put("transforms", "dropped");

        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.key()).isEqualTo("transaction.boundary");
            assertThat(finding.message()).contains("a batch that a transform drops whole");
        });
        properties.put("transaction.boundary", "poll");
        assertThat(check()).isEmpty();
    }

    @Test
    void largerRecordsNeedALargerRequest() {
        properties.put("kafka.record.max.bytes", "2000000");

        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.message())
                    .contains("producer.override.max.request.size=2000000")
                    .contains("max.request.size in connector.client.config.override.allowlist");
        });
        properties.put("producer.override.max.request.size", " 2000000");
        assertThat(check()).isEmpty();
        properties.put("producer.override.max.request.size", "1999999");
        assertThat(check()).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.key()).isEqualTo("kafka.record.max.bytes");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "max.in.flight.requests.per.connection, 5,    true",
        "max.in.flight.requests.per.connection, 1,    false",
        "partitioner.class, org.apache.kafka.clients.producer.RoundRobinPartitioner, true",
        "partitioner.ignore.keys,               true, true",
        "partitioner.ignore.keys,               false, false",
        "linger.ms,                             50,   false",
    })
    void aFifoQueueIsWarnedOfOverridesThatLoseItsOrder(String key, String value, boolean warned) {
        properties.put("producer.override." + key, value);
        assertThat(check()).isEmpty();

        properties.put("sqs.queue.url", FIFO);

        assertThat(check().stream().map(Finding::key).toList())
                .isEqualTo(warned ? List.of("producer.override." + key) : List.of());
    }

    @Test
    void anIdempotentProducerKeepsTheOrderOfSeveralRequests() {
        properties.put("sqs.queue.url", FIFO);
        properties.put("producer.override.max.in.flight.requests.per.connection", "5");
        properties.put("producer.override.enable.idempotence", "true");

        assertThat(check()).isEmpty();
    }

    private List<Finding> check() {
        return ProducerRules.check(new SqsSourceConfig(properties), properties);
    }
}
