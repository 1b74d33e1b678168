package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.testing.FakeSqs;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCheckTest {

    private static final String STANDARD = "http://localhost/0/orders";
    private static final String FIFO = "http://localhost/0/orders.fifo";

    private final Map<String, String> properties = new HashMap<>(Map.of("kafka.topic", "t"));

    @Test
    void aGoodConfigurationPasses() {
        properties.put("sqs.queue.url", STANDARD);

        assertThat(errors()).isEmpty();
    }

    @Test
    void aQueueMustBeNamed() {
        assertThat(errors()).containsOnlyKeys("sqs.queue.url");
    }

    @Test
    void aBadUrlIsReportedOnTheKeyItIsIn() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("sqs.queue.urls", "orders");

        assertThat(errors()).containsOnlyKeys("sqs.queue.urls");
    }

    @Test
    void halfACredentialIsReportedOnTheOtherHalf() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("aws.access.key.id", "id");

        assertThat(errors()).containsOnlyKeys("aws.secret.access.key");
    }

    @Test
    void aTimestampFromAFieldNeedsThePathOfTheField() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("kafka.record.timestamp", "field");

        assertThat(errors()).containsOnlyKeys("kafka.record.timestamp.field");

        properties.put("kafka.record.timestamp.field", "a..b");
        assertThat(errors().get("kafka.record.timestamp.field")).contains("empty segment");
    }

    @Test
    void aPolicyThatDoesNotParseIsRefused() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("sqs.message.filter.policy", "{\"s\": \"x\"}");

        assertThat(errors().get("sqs.message.filter.policy")).contains("must be a non-empty array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0 ", " 0", "0\t", "0\n"})
    void acksOfZeroAreRefused(String acks) {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("producer.override.acks", acks);

        assertThat(errors()).containsOnlyKeys("producer.override.acks");
    }

    @Test
    void claimChecksToAnyBucketAreWarnedAbout() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("aws.region", "eu-west-1");
        properties.put("message.converter.class", "io.connect.sqs.converter.DecompressingMessageConverter");
        properties.put(
                "message.decompression.delegate.converter.class",
                "io.connect.sqs.converter.ClaimCheckMessageConverter");
        assertThat(ConfigRules.check(new SqsSourceConfig(properties), properties))
                .extracting(Finding::key)
                .containsExactly("claim.check.allowed.buckets");

        properties.put("claim.check.allowed.buckets", ",");
        assertThat(ConfigRules.check(new SqsSourceConfig(properties), properties))
                .extracting(Finding::key)
                .containsExactly("claim.check.allowed.buckets");

        properties.put("claim.check.allowed.buckets", "orders-objects");
        assertThat(ConfigRules.check(new SqsSourceConfig(properties), properties))
                .isEmpty();
    }

    @Test
    void twoSpellingsOfAQueueAreWarnedAbout() {
        properties.put("sqs.queue.urls", FIFO + ",http://LOCALHOST:80/0/orders.fifo");

        assertThat(errors()).isEmpty();
        assertThat(ConfigRules.check(new SqsSourceConfig(properties), properties))
                .extracting(Finding::message)
                .containsExactly("http://LOCALHOST:80/0/orders.fifo is another spelling of " + FIFO
                        + "; the queue is read once");
    }

    @Test
    void bareProducerKeysAreNoError() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("producer.acks", "all");
        properties.put("producer.batch.size", "32768");

        assertThat(errors()).isEmpty();
        assertThat(ConfigRules.check(new SqsSourceConfig(properties), properties))
                .extracting(Finding::message)
                .contains(
                        "producer.acks has no effect here: keys of the producer are Connect's own. Write producer.override.acks");
    }

    @Test
    void aFifoQueueIsNotCopied() {
        properties.put("sqs.queue.url", FIFO);
        properties.put("sqs.delete.messages", "false");

        assertThat(errors()).containsOnlyKeys("sqs.delete.messages");
    }

    @Test
    void aFifoQueueTakesToleratedErrorsOnlyWithTheirLoss() {
        properties.put("sqs.queue.url", FIFO);
        properties.put("errors.tolerance", "all");
        assertThat(errors()).containsOnlyKeys("errors.tolerance");

        properties.put("sqs.delete.unproduced", "true");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aMissingQueueIsReportedOnItsKey() {
        properties.put("sqs.queue.url", STANDARD);

        assertThat(errorsWhen(FailureKind.NO_SUCH_QUEUE)).containsOnlyKeys("sqs.queue.url");
    }

    @Test
    void badCredentialsAreReportedOnTheirKey() {
        properties.put("sqs.queue.url", STANDARD);

        assertThat(errorsWhen(FailureKind.CREDENTIALS)).containsOnlyKeys("aws.access.key.id");
        assertThat(errorsWhen(FailureKind.DENIED)).containsOnlyKeys("aws.access.key.id");
    }

    @Test
    void anOutageOfSqsIsNoErrorOfTheConfiguration() {
        properties.put("sqs.queue.url", STANDARD);

        assertThat(errorsWhen(FailureKind.TRANSIENT)).isEmpty();
    }

    @Test
    void aConverterThatIsNoneIsRefused() {
        properties.put("sqs.queue.url", STANDARD);
        properties.put("message.converter.class", "java.lang.String");

        assertThat(errors()).containsOnlyKeys("message.converter.class");
    }

    private Map<String, String> errors() {
        return errorsWhen(null);
    }

    private Map<String, String> errorsWhen(FailureKind failure) {
        ConfigCheck check = new ConfigCheck(config -> {
            QueueUrl queue = config.queues().get(0);
            FakeSqs sqs = new FakeSqs(queue, Duration.ofSeconds(30), System::nanoTime);
            if (failure != null) {
                sqs.failNext(failure, failure.name());
            }
            return sqs;
        });
        Config checked = check.check(new Config(SqsSourceConfig.CONFIG_DEF.validate(properties)), properties);
        Map<String, String> errors = new HashMap<>();
        List<ConfigValue> values = checked.configValues();
        values.stream()
                .filter(value -> !value.errorMessages().isEmpty())
                .forEach(value -> errors.put(value.name(), value.errorMessages().get(0)));
        return errors;
    }
}
