package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.error.DeadLetters;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dead letter that is too large for Kafka cannot be written. Truncating it would lose a part of its message. */
class DeadLetterSizeTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("http://localhost/0/orders");
    private static final QueueUrl FIFO = QueueUrl.parse("http://localhost/0/orders.fifo");
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int LIMIT = 4_096;

    private final DrivenTask task = new DrivenTask();

    @BeforeEach
    void limit() {
        task.set("dlq.topic", "letters");
        task.set("kafka.record.max.bytes", Integer.toString(LIMIT));
    }

    @AfterEach
    void stop() {
        task.close();
    }

    @Test
    void aLetterThatDoesNotFitLeavesItsMessageInTheQueue() throws InterruptedException {
        FakeSqs sqs = new FakeSqs(QUEUE, LONG, System::nanoTime);
        sqs.send(null, "ü".repeat(LIMIT));
        sqs.send(null, "a");

        task.run(QUEUE, sqs);

        SourceRecord record = task.take(1).get(0);
        assertThat(record.value()).isEqualTo("a");
        task.acknowledge(record);
        await().untilAsserted(() -> {
            assertThat(sqs.depth()).isEqualTo(1);
            assertThat(task.metrics().value(Metric.LEFT)).isEqualTo(1);
        });
        assertThat(task.metrics().value(Metric.DEAD_LETTERED)).isZero();
    }

    /** The body alone fits; the whole record does not. */
    @ParameterizedTest
    @ValueSource(strings = {"String", "Binary"})
    void headersCount(String type) throws InterruptedException {
        FakeSqs sqs = new FakeSqs(QUEUE, LONG, System::nanoTime);
        AttributeValue half = type.equals("Binary")
                ? new AttributeValue.Binary(type, new byte[LIMIT / 2 + 700])
                : new AttributeValue.Text(type, "x".repeat(LIMIT - 1_000));
        sqs.send(null, "y".repeat(1_000), Map.of("large", half));
        sqs.send(null, "a");

        task.run(QUEUE, sqs);

        assertThat(task.take(1)).extracting(SourceRecord::value).containsExactly("a");
    }

    /** Kafka may refuse the field's timestamp, and would then refuse the dead letter too. */
    @Test
    void aLetterHasTheTimeOfSendingAndNotThatOfAField() throws InterruptedException {
        task.set("dlq.truncate", "true");
        task.set("kafka.record.timestamp", "field");
        task.set("kafka.record.timestamp.field", "at");
        FakeSqs sqs = new FakeSqs(QUEUE, LONG, System::nanoTime);
        sqs.send(null, "{\"at\":1650000000000,\"x\":\"" + "x".repeat(LIMIT) + "\"}");
        sqs.send(null, "{\"at\":1650000000000}");

        task.run(QUEUE, sqs);

        assertThat(task.take(2))
                .filteredOn(record -> record.timestamp() != null && record.timestamp() == 1_650_000_000_000L)
                .extracting(SourceRecord::topic)
                .doesNotContain("letters")
                .hasSize(1);
    }

    @Test
    void theKeyCounts() throws InterruptedException {
        task.set("kafka.record.key", "attribute");
        task.set("kafka.record.key.attribute", "large");
        task.set("sqs.message.attribute.filter.names", "none");
        FakeSqs sqs = new FakeSqs(QUEUE, LONG, System::nanoTime);
        sqs.send(null, "b", Map.of("large", new AttributeValue.Text("String", "x".repeat(LIMIT))));
        sqs.send(null, "a");

        task.run(QUEUE, sqs);

        assertThat(task.take(1)).extracting(SourceRecord::value).containsExactly("a");
    }

    @Test
    void onFifoItHoldsBackItsOwnGroupOnly() throws InterruptedException {
        FakeSqs sqs = new FakeSqs(FIFO, LONG, System::nanoTime);
        sqs.send("g", "x".repeat(LIMIT));
        sqs.send("g", "behind");
        sqs.send("h", "a");

        task.run(FIFO, sqs);

        assertThat(task.take(1)).extracting(SourceRecord::value).containsExactly("a");
        assertThat(task.poll()).isEmpty();
    }

    @Test
    void withTruncateTheBodyIsCut() throws InterruptedException {
        task.set("dlq.truncate", "true");
        FakeSqs sqs = new FakeSqs(QUEUE, LONG, System::nanoTime);
        sqs.send(null, "ü".repeat(LIMIT));

        task.run(QUEUE, sqs);

        SourceRecord letter = task.take(1).get(0);
        assertThat(letter.topic()).isEqualTo("letters");
        assertThat(DrivenTask.header(letter, DeadLetters.BODY_CUT)).isEqualTo(2L * LIMIT);
        assertThat((String) letter.value()).matches("ü+").hasSizeLessThan(LIMIT / 2);
    }

    @Test
    void withTruncateAttributesAndKeyGoWhereTheyAloneDoNotFit() throws InterruptedException {
        task.set("dlq.truncate", "true");
        task.set("kafka.record.key", "attribute");
        task.set("kafka.record.key.attribute", "large");
        FakeSqs sqs = new FakeSqs(QUEUE, LONG, System::nanoTime);
        sqs.send(null, "b", Map.of("large", new AttributeValue.Text("String", "x".repeat(LIMIT))));

        task.run(QUEUE, sqs);

        SourceRecord letter = task.take(1).get(0);
        assertThat(letter.value()).isEqualTo("b");
        assertThat(letter.key()).isNull();
        assertThat(DrivenTask.header(letter, DeadLetters.ATTRIBUTES_DROPPED)).isEqualTo(true);
        assertThat(letter.headers().lastWithName("large")).isNull();
    }
}
