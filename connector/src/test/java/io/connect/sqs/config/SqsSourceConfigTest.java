package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.converter.Converters;
import io.connect.sqs.converter.DefaultMessageConverter;
import io.connect.sqs.converter.MessageConverter;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqsSourceConfigTest {

    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";

    /** Every key with its default as text. A key that is missing here fails the test below. */
    private static final Map<String, String> DEFAULTS = defaults();

    @Test
    void everyKeyHasTheDefaultThatUsersRelyOn() {
        Map<String, String> actual = new LinkedHashMap<>();
        SqsSourceConfig.CONFIG_DEF
                .configKeys()
                .values()
                .forEach(key -> actual.put(
                        key.name,
                        key.hasDefault() ? ConfigDef.convertToString(key.defaultValue, key.type) : "(required)"));

        assertThat(actual).containsExactlyInAnyOrderEntriesOf(DEFAULTS);
    }

    @Test
    void everyKeyIsDocumented() {
        assertThat(SqsSourceConfig.CONFIG_DEF.configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).endsWith("."));
    }

    @Test
    void everyKeyReachesItsAccessor() {
        Map<String, String> properties = new HashMap<>();
        properties.put("sqs.queue.url", URL);
        properties.put("sqs.queue.urls", URL + "-2, " + URL);
        properties.put("sqs.max.messages", "7");
        properties.put("sqs.wait.time.seconds", "3");
        properties.put("sqs.visibility.timeout.seconds", "44");
        properties.put("sqs.message.attributes.enabled", "false");
        properties.put("sqs.message.attribute.filter.names", "a,b.*");
        properties.put("sqs.message.filter.policy", "{}");
        properties.put("sqs.delete.messages", "false");
        properties.put("sqs.delete.unproduced", "true");
        properties.put("sqs.on.queue.failure", "Continue");
        properties.put("kafka.topic", "from-${queue}");
        properties.put("kafka.topic.partition", "5");
        properties.put("kafka.record.key", "Attribute");
        properties.put("kafka.record.key.attribute", "id");
        properties.put("kafka.record.timestamp", "Field");
        properties.put("kafka.record.timestamp.field", "a.b");
        properties.put("message.converter.threads", "3");
        properties.put("fifo.deduplication.time.window.minutes", "9");
        properties.put("dlq.topic", " letters ");
        properties.put("dlq.truncate", "true");
        properties.put("max.retries", "2");
        properties.put("retry.backoff.ms", "11");
        properties.put("retry.backoff.max.ms", "12");
        properties.put("sqs.suspect.receive.count", "8");
        properties.put("kafka.record.max.bytes", "2048");
        properties.put("sqs.max.in.flight.messages", "50");
        properties.put("sqs.max.in.flight.bytes", "2000000");
        properties.put("sqs.max.concurrent.receives", "6");
        properties.put("sqs.max.poll.records", "13");
        properties.put("aws.credentials.patience.seconds", "17");

        SqsSourceConfig config = new SqsSourceConfig(properties);

        assertThat(config.queues()).containsExactly(QueueUrl.parse(URL), QueueUrl.parse(URL + "-2"));
        assertThat(config.maxMessages()).isEqualTo(7);
        assertThat(config.waitTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.visibilityTimeout()).contains(Duration.ofSeconds(44));
        assertThat(config.attributesEnabled()).isFalse();
        assertThat(config.attributeNames()).containsExactly("a", "b.*");
        assertThat(config.filterPolicy()).contains("{}");
        assertThat(config.deleteMessages()).isFalse();
        assertThat(config.deleteUnproduced()).isTrue();
        assertThat(config.goesOnWithoutQueue()).isTrue();
        assertThat(config.topicFor(QueueUrl.parse(URL))).isEqualTo("from-orders");
        assertThat(config.partition()).isEqualTo(5);
        assertThat(config.recordKey()).isEqualTo(RecordKey.ATTRIBUTE);
        assertThat(config.recordKeyAttribute()).contains("id");
        assertThat(config.recordTimestamp()).isEqualTo(RecordTimestamp.FIELD);
        assertThat(config.recordTimestampField()).contains("a.b");
        assertThat(config.converterThreads()).isEqualTo(3);
        assertThat(config.deduplicationWindow()).isEqualTo(Duration.ofMinutes(9));
        assertThat(config.dlqTopic()).contains("letters");
        assertThat(config.dlqTruncates()).isTrue();
        assertThat(config.maxRetries()).isEqualTo(2);
        assertThat(config.retryBackoff()).isEqualTo(Duration.ofMillis(11));
        assertThat(config.retryBackoffMax()).isEqualTo(Duration.ofMillis(12));
        assertThat(config.suspectReceiveCount()).isEqualTo(8);
        assertThat(config.recordMaxBytes()).isEqualTo(2048);
        assertThat(config.maxInFlightMessages()).isEqualTo(50);
        assertThat(config.isInFlightStrict()).isTrue();
        assertThat(config.maxInFlightBytes()).isEqualTo(2_000_000);
        assertThat(config.maxConcurrentReceives()).isEqualTo(OptionalInt.of(6));
        assertThat(config.maxPollRecords()).isEqualTo(13);
        assertThat(config.credentialPatience()).isEqualTo(Duration.ofSeconds(17));
    }

    @Test
    void unsetKeysAreEmptyOrAdapt() {
        SqsSourceConfig config = new SqsSourceConfig(Map.of("kafka.topic", "t"));

        assertThat(config.queues()).isEmpty();
        assertThat(config.visibilityTimeout()).isEmpty();
        assertThat(config.filterPolicy()).isEqualTo(Optional.empty());
        assertThat(config.maxConcurrentReceives()).isEmpty();
        assertThat(config.isInFlightStrict()).isFalse();
        assertThat(config.partition()).isNull();
        assertThat(config.toleratesErrors()).isFalse();
        assertThat(config.transactionPerPoll()).isTrue();
    }

    @Test
    void queueUrlsMayBeContinuedOverLinesAsInAPropertiesFile() throws IOException {
        Properties file = new Properties();
        file.load(
                new StringReader("kafka.topic=t\nsqs.queue.urls=" + URL + "1,\\\n  " + URL + "2,\\\n  " + URL + "3\n"));
        Map<String, String> properties = new HashMap<>();
        file.forEach((key, value) -> properties.put(key.toString(), value.toString()));

        assertThat(new SqsSourceConfig(properties).queues())
                .extracting(QueueUrl::name)
                .containsExactly("orders1", "orders2", "orders3");
    }

    @Test
    void keysOfConnectAndOfOthersPass() {
        Map<String, String> properties =
                Map.of("kafka.topic", "t", "transforms", "x", "producer.override.linger.ms", "5", "no.such.key", "1");

        assertThat(new SqsSourceConfig(properties).maxMessages()).isEqualTo(10);
    }

    /**
     * A FIFO queue listed twice would have two owners. Neither would know the messages that the other has produced.
     */
    @ParameterizedTest
    @CsvSource({
        "https://eu-west-1.queue.amazonaws.com/123456789012/orders.fifo, true",
        "https://SQS.EU-WEST-1.AMAZONAWS.COM/123456789012/orders.fifo, true",
        "https://sqs.eu-west-1.amazonaws.com:443/123456789012/orders.fifo, true",
        "http://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo, true",
        "https://sqs.eu-west-1.amazonaws.com//123456789012//orders.fifo, true",
        "https://sqs.eu-west-1.amazonaws.com/123456789012/orders%2Efifo, true",
        "https://sqs.eu-west-1.amazonaws.com/123456789012/./orders.fifo, true",
        "https://sqs.eu-west-1.amazonaws.com./123456789012/orders.fifo, true",
        "https://sqs-fips.eu-west-1.amazonaws.com/123456789012/orders.fifo, true",
        "https://vpce-0a1b.sqs.eu-west-1.vpce.amazonaws.com/123456789012/orders.fifo, true",
        "https://sqs.eu-west-2.amazonaws.com/123456789012/orders.fifo, false",
        "https://sqs.eu-west-1.amazonaws.com/123456789013/orders.fifo, false",
        "https://sqs.eu-west-1.amazonaws.com/123456789012/orders2.fifo, false",
        "http://localhost:9324/123456789012/orders.fifo, false",
    })
    void aQueueIsReadOnceHoweverOftenAndHoweverItsUrlIsSpelled(String other, boolean same) {
        String first = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo";

        SqsSourceConfig config = new SqsSourceConfig(Map.of("sqs.queue.urls", first + "," + other));

        assertThat(config.queues()).hasSize(same ? 1 : 2);
        assertThat(config.queues().get(0).url()).isEqualTo(first);
    }

    @Test
    void behindAnEndpointOverrideTheHostOfAUrlSaysNothing() {
        SqsSourceConfig config = new SqsSourceConfig(Map.of(
                "sqs.queue.urls",
                "http://localhost:9324/000000000000/orders.fifo,http://elasticmq:9324/queue/orders.fifo",
                "aws.endpoint.override.sqs",
                "http://proxy:1234"));

        assertThat(config.queues()).hasSize(1);
    }

    @Test
    void namesOfThisMachineAreOneHost() {
        SqsSourceConfig config = new SqsSourceConfig(Map.of(
                "sqs.queue.urls",
                "http://localhost:9324/000000000000/orders.fifo,http://127.0.0.1:9324/000000000000/orders.fifo,"
                        + "http://localhost.:9324/000000000000/orders.fifo,"
                        + "http://[0:0:0:0:0:0:0:1]:9324/000000000000/orders.fifo,"
                        + "http://localhost:9325/000000000000/orders.fifo"));

        assertThat(config.queues()).hasSize(2);
    }

    @Test
    void theRecordLimitFollowsTheProducersOverride() {
        assertThat(new SqsSourceConfig(Map.of("kafka.topic", "t")).recordMaxBytes())
                .isEqualTo(1_048_576);
        assertThat(new SqsSourceConfig(Map.of("kafka.topic", "t", "producer.override.max.request.size", "9000000"))
                        .recordMaxBytes())
                .isEqualTo(9_000_000);
    }

    @Test
    void theDefaultConverterComesConfigured() {
        try (MessageConverter converter = Converters.of(new SqsSourceConfig(Map.of("kafka.topic", "t")))) {
            assertThat(converter).isInstanceOf(DefaultMessageConverter.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sqs.max.messages; 11; must be between 1 and 10",
                "sqs.max.messages; 0; must be between 1 and 10",
                "sqs.wait.time.seconds; 21; must be between 0 and 20",
                "sqs.visibility.timeout.seconds; 43201; must be between 1 and 43200",
                "kafka.record.key; body; must be one of auto, message_id, message_group, attribute, none",
                "aws.endpoint.override; localhost:9324; must be an address such as http://localhost:9324",
                "kafka.topic; ' '; must not be blank",
                "max.retries; -1; must be at least 0",
            })
    void aValueOutOfRangeIsRefusedWithTheRange(String key, String value, String message) {
        Map<String, String> properties = new HashMap<>(Map.of("kafka.topic", "t"));
        properties.put(key, value);

        assertThatThrownBy(() -> new SqsSourceConfig(properties))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining(message);
    }

    @Test
    void secretsAreNeverPrinted() {
        SqsSourceConfig config = new SqsSourceConfig(Map.of(
                "kafka.topic", "t", "aws.access.key.id", "planted-id", "aws.secret.access.key", "planted-secret"));

        assertThat(config.values().toString()).doesNotContain("planted");
    }

    private static Map<String, String> defaults() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("sqs.queue.url", null);
        all.put("sqs.queue.urls", "");
        all.put("sqs.max.messages", "10");
        all.put("sqs.wait.time.seconds", "20");
        all.put("sqs.visibility.timeout.seconds", null);
        all.put("sqs.message.attributes.enabled", "true");
        all.put("sqs.message.attribute.filter.names", "");
        all.put("sqs.message.filter.policy", null);
        all.put("sqs.delete.messages", "true");
        all.put("sqs.on.queue.failure", "fail");
        all.put("sqs.delete.unproduced", "false");
        all.put("kafka.topic", "${queue}");
        all.put("kafka.topic.partition", null);
        all.put("kafka.record.key", "auto");
        all.put("kafka.record.key.attribute", null);
        all.put("fifo.deduplication.enabled", "true");
        all.put("fifo.deduplication.time.window.minutes", "5");
        all.put("dlq.topic", null);
        all.put("dlq.truncate", "false");
        all.put("max.retries", "5");
        all.put("retry.backoff.ms", "1000");
        all.put("retry.backoff.max.ms", "60000");
        all.put("sqs.suspect.receive.count", "5");
        all.put("kafka.record.max.bytes", null);
        all.put("sqs.max.in.flight.messages", null);
        all.put("sqs.max.in.flight.bytes", "67108864");
        all.put("sqs.max.concurrent.receives", "0");
        all.put("sqs.max.poll.records", "500");
        all.put("sqs.client", "direct");
        converterDefaults(all);
        awsDefaults(all);
        return all;
    }

    private static void converterDefaults(Map<String, String> all) {
        all.put("message.converter.class", DefaultMessageConverter.class.getName());
        all.put("message.converter.threads", "8");
        all.put("message.converter.delegate.class", DefaultMessageConverter.class.getName());
        all.put("claim.check.field.format", "text");
        all.put("claim.check.field.paths", "");
        all.put("claim.check.allowed.buckets", "");
        all.put("claim.check.max.bytes", "67108864");
        all.put("claim.check.max.concurrent.bytes", "134217728");
        all.put("claim.check.retrieve.from.s3", "true");
        all.put("message.decompression.base64.decode", "true");
        all.put("message.decompression.delegate.converter.class", null);
        all.put("message.decompression.field.path", null);
        all.put("message.decompression.format", "auto");
        all.put("message.decompression.max.bytes", "67108864");
        all.put("message.output.field.extract", null);
        all.put("schema.registry.basic.auth.user.info", null);
        all.put("schema.registry.cache.seconds", "300");
        all.put("schema.registry.ssl.key.password", null);
        all.put("schema.registry.ssl.keystore.location", null);
        all.put("schema.registry.ssl.keystore.password", null);
        all.put("schema.registry.ssl.keystore.type", "PKCS12");
        all.put("schema.registry.ssl.truststore.location", null);
        all.put("schema.registry.ssl.truststore.password", null);
        all.put("schema.registry.ssl.truststore.type", "PKCS12");
        all.put("schema.registry.subject", null);
        all.put("schema.registry.url", "");
        all.put("schema.unknown.fields", "fail");
        all.put("value.schema.id", null);
    }

    private static void awsDefaults(Map<String, String> all) {
        for (String key : List.of(
                "aws.region",
                "aws.s3.region",
                "aws.access.key.id",
                "aws.secret.access.key",
                "aws.credentials.profile",
                "aws.assume.role.arn",
                "aws.sts.role.external.id",
                "aws.endpoint.override",
                "aws.endpoint.override.sqs",
                "aws.endpoint.override.s3",
                "aws.endpoint.override.sts",
                "aws.session.token",
                "aws.credentials.provider.class",
                "aws.sts.role.duration.seconds",
                "aws.ssl.truststore.location",
                "aws.ssl.truststore.password",
                "proxy.url",
                "proxy.username",
                "proxy.password")) {
            all.put(key, null);
        }
        all.put("aws.ssl.truststore.type", "PKCS12");
        all.put("proxy.bypass.hosts", "");
        all.put("kafka.record.timestamp", "sent");
        all.put("kafka.record.timestamp.field", null);
        all.put("aws.credentials.patience.seconds", "300");
        all.put("aws.sts.role.session.name", "kafka-connect-sqs-source");
    }
}
