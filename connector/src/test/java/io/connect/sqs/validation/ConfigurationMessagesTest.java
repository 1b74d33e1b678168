package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.testing.RefusingSqs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Validation reports all mistakes together, each on the key to change and with its correction. */
class ConfigurationMessagesTest {

    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
    private static final String PACKAGE = "io.connect.sqs.converter.";

    private final Logger logger = (Logger) LoggerFactory.getLogger(ConfigCheck.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Map<String, String> properties =
            new HashMap<>(Map.of("sqs.queue.url", QUEUE, "kafka.topic", "t", "aws.region", "eu-west-1"));

    private SqsFailure failure = new SqsFailure(FailureKind.TRANSIENT, "Timeout", "no answer", null);

    @BeforeEach
    void readTheLog() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leaveTheLog() {
        logger.detachAppender(log);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        properties.put("sqs.max.messages", "11");
        properties.put("kafka.record.key", "colour");
        properties.put("sqs.queue.urls", "orders,https://sqs.eu-west-1.amazonaws.com/1/good, refunds");
        properties.put("kafka.topic", "my topic");
        properties.put("dlq.topic", "a/b");
        properties.put("aws.access.key.id", "id");
        properties.put("retry.backoff.ms", "5000");
        properties.put("retry.backoff.max.ms", "4000");
        properties.put("message.output.field.extract", "$.detail");
        properties.put("sqs.message.filter.policy", "{\"s\": \"x\"}");
        properties.put("sqs.delete.message", "false");
        properties.put("producer.override.acks", "0");

        Map<String, List<String>> errors = errors();

        assertThat(errors)
                .containsOnlyKeys(
                        "sqs.max.messages",
                        "kafka.record.key",
                        "sqs.queue.urls",
                        "kafka.topic",
                        "dlq.topic",
                        "aws.secret.access.key",
                        "retry.backoff.max.ms",
                        "message.output.field.extract",
                        "sqs.message.filter.policy",
                        "sqs.delete.message",
                        "producer.override.acks");
        assertThat(errors.get("sqs.queue.urls")).hasSize(2);
    }

    @Test
    void rulesOfFifoQueuesAreToldBesideOthers() {
        properties.put("sqs.queue.url", QUEUE + ".fifo");
        properties.put("sqs.delete.messages", "false");
        properties.put("errors.tolerance", "all");
        properties.put("aws.access.key.id", "id");
        properties.put("kafka.record.max.bytes", "2000000");
        properties.put("producer.override.max.request.size", "1000000");

        assertThat(errors())
                .containsOnlyKeys(
                        "sqs.delete.messages", "errors.tolerance", "aws.secret.access.key", "kafka.record.max.bytes");
    }

    @Test
    void aMistakeThatCallsDoNotDependOnKeepsNoQueueFromBeingProbed() {
        failure = new SqsFailure(FailureKind.NO_SUCH_QUEUE, "QueueDoesNotExist", "there is none", null);
        properties.put("dlq.topic", "a/b");

        assertThat(errors()).containsOnlyKeys("dlq.topic", "sqs.queue.url");
    }

    /** Such a call would bypass the proxy that the user intended. */
    @Test
    void nothingIsCalledWithoutTheProxyThatCouldNotBeRead() {
        failure = new SqsFailure(FailureKind.NO_SUCH_QUEUE, "QueueDoesNotExist", "there is none", null);
        properties.put("proxy.url", "https://proxy.example:3128");
        properties.put("proxy.username", "user");
        properties.put("proxy.password", "planted");

        assertThat(errors()).containsOnlyKeys("proxy.url");
        assertThat(warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "None"})
    void keysOfAProxyThatIsNotThereAreNamed(String proxy) {
        properties.put("proxy.url", proxy);
        properties.put("proxy.username", "user");
        properties.put("proxy.bypass.hosts", "example.com");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .filteredOn(line -> line.contains("proxy"))
                .containsExactly("Without effect here: proxy.username, proxy.bypass.hosts. Such keys are read only when"
                        + " proxy.url is set and not none");
    }

    @Test
    void thePathOfATimestampIsNamedWhereNoneComesFromAField() {
        properties.put("kafka.record.timestamp.field", "detail.createdAt");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .filteredOn(line -> line.contains("timestamp"))
                .containsExactly("Without effect here: kafka.record.timestamp.field. Such keys are read only when"
                        + " kafka.record.timestamp=field");
    }

    /** The bound of an unreadable value would be checked against the key's default. */
    @Test
    void nothingIsSaidThatOnlyFollowsFromAnotherMistake() {
        properties.put("retry.backoff.ms", "soon");
        properties.put("retry.backoff.max.ms", "500");

        assertThat(errors()).containsOnlyKeys("retry.backoff.ms");
    }

    @Test
    void aMistakeIsToldOnceHoweverManyKeysDecideTheOne() {
        properties.put("message.converter.class", PACKAGE + "AvroMessageConverter");
        properties.put("schema.registry.url", "http://localhost:8081");
        properties.put("schema.registry.cache.seconds", "-1");

        assertThat(errors().get("schema.registry.cache.seconds")).hasSize(1);
    }

    @Test
    void keysOfAnotherConnectorAreNamed() {
        Map<String, String> nordstrom = Map.of(
                "topics", "chirps-t",
                "sqs.region", "us-west-2",
                "sqs.endpoint.url", "http://localhost:4566",
                "sqs.message.attributes.include.list", "a,b",
                "sqs.message.attributes.partition.key", "customer",
                "sqs.credentials.provider.secretKey", "planted-secret",
                "sqs.visibilty.timeout.seconds", "60");
        properties.putAll(nordstrom);

        assertThat(errors()).isEmpty();
        nordstrom.keySet().forEach(key -> assertThat(warnings()).anyMatch(line -> line.contains(key)));
        assertThat(warnings())
                .anyMatch(line ->
                        line.endsWith("Write kafka.record.key.attribute, together with kafka.record.key=attribute"))
                .allMatch(line -> !line.contains("\n") && !line.contains("planted"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.topic | my topic            | has ' ', which no topic",
                "kafka.topic | orders/${queue}     | has '/', which no topic",
                "kafka.topic | sqs-${Queue}        | ${Queue} is no placeholder: the only one is ${queue}",
                "kafka.topic | $queue              | $queue is no placeholder",
                "kafka.topic | ..                  | Kafka refuses",
                "kafka.topic | __consumer_offsets  | only Kafka itself writes to",
                "kafka.topic | bestellungen-für-a  | has 'ü'",
                "dlq.topic   | a/b                 | has '/'",
                "dlq.topic   | ${queue}-dlq        | is not replaced",
                "dlq.topic   | .                   | Kafka refuses",
            })
    void aNameThatNoTopicCanHaveIsRefused(String key, String name, String reason) {
        properties.put(key, name);

        assertThat(errors()).containsOnlyKeys(key);
        assertThat(errors().get(key))
                .singleElement()
                .satisfies(message -> assertThat(message).contains(name, reason));
    }

    @Test
    void theLengthOfATopicCountsWithTheNameOfTheQueue() {
        properties.put("kafka.topic", "t".repeat(245) + "-${queue}");
        assertThat(errors().get("kafka.topic"))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("characters; a topic's name has at most 249"));

        properties.put("kafka.topic", "t".repeat(200) + "-${queue}");
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "t, t, true",
        "t, ' t ', true",
        "${queue}, orders, true",
        "x-${queue}, x-orders, true",
        "t, t-dlq, false"
    })
    void deadLettersDoNotGoToTheTopicTheyFailedFor(String topic, String letters, boolean refused) {
        properties.put("kafka.topic", topic);
        properties.put("dlq.topic", letters);

        assertThat(errors().containsKey("dlq.topic")).isEqualTo(refused);
    }

    /** In a source connector, Connect ignores this key without a message. */
    @Test
    void theDeadLetterTopicOfSinksIsToldOurs() {
        properties.put("errors.deadletterqueue.topic.name", "letters");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .contains(
                        "errors.deadletterqueue.topic.name has no effect here: Connect writes the dead letters of sink"
                                + " connectors only. Write dlq.topic");
    }

    @ParameterizedTest
    @CsvSource({
        "AvroMessageConverter, AvroMessageConverter",
        "avroMessageConverter, AvroMessageConverter",
        "Avro, AvroMessageConverter",
        "com.example.sqs.ClaimCheckMessageConverter, ClaimCheckMessageConverter",
        "io.connect.sqs.DefaultMessageConverter, DefaultMessageConverter",
        "JsonSchemaConverter, JsonSchemaMessageConverter",
        "DecompresingMessageConverter, DecompressingMessageConverter",
    })
    void theShortNameOfAConverterSuggestsTheFullOne(String written, String meant) {
        for (String key : ConverterNames.KEYS) {
            Map<String, String> before = new HashMap<>(properties);
            properties.put(key, written);

            assertThat(errors()).containsOnlyKeys(key);
            assertThat(errors().get(key))
                    .singleElement()
                    .satisfies(message -> assertThat(message)
                            .contains(written)
                            .endsWith("Write the full name: " + key + "=" + PACKAGE + meant));
            properties.clear();
            properties.putAll(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.kafka.connect.storage.StringConverter",
        "org.apache.kafka.connect.json.JsonConverter",
        "org.apache.kafka.connect.storage.SimpleHeaderConverter",
        "io.confluent.connect.avro.AvroConverter",
        "io.apicurio.registry.utils.converter.ExtJsonConverter",
    })
    void aConverterOfConnectIsToldItsKey(String converter) {
        properties.put("message.converter.class", converter);

        assertThat(errors()).containsOnlyKeys("message.converter.class");
        assertThat(errors().get("message.converter.class"))
                .singleElement()
                .satisfies(message -> assertThat(message).contains("Write value.converter=" + converter));
    }

    @ParameterizedTest
    @CsvSource({"value.converter", "key.converter", "header.converter"})
    void aConverterOfMessagesIsToldItsKeyToo(String key) {
        properties.put(key, PACKAGE + "AvroMessageConverter");

        assertThat(errors().get(key))
                .singleElement()
                .satisfies(message -> assertThat(message)
                        .contains("write message.converter.class=" + PACKAGE + "AvroMessageConverter"));
    }

    @Test
    void aCommaAtTheEndOfAListOfPathsIsNoPath() {
        properties.put("message.converter.class", PACKAGE + "ClaimCheckMessageConverter");
        properties.put("claim.check.field.paths", "a.b, c,");

        assertThat(errors()).isEmpty();
    }

    @Test
    void aClassThatIsNoConverterIsToldTheInterface() {
        properties.put("message.converter.class", "java.lang.String");

        assertThat(errors().get("message.converter.class"))
                .containsExactly("java.lang.String is no converter of messages: it must implement"
                        + " io.connect.sqs.converter.MessageConverter");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$.s3Uri                 | write a dot path: s3Uri.",
                "$['detail']['s3Uri']    | write a dot path: detail.s3Uri.",
                "$.items[0].s3Uri        | write a dot path: items.0.s3Uri.",
                "items[*].s3Uri          | write a dot path: items.*.s3Uri.",
                "@.s3Uri                 | write a dot path: s3Uri.",
                "/detail/s3Uri           | write a dot path: detail.s3Uri.",
                "$                       | write a dot path, like detail.s3Uri",
                "detail..s3Uri           | empty segment",
                ".s3Uri                  | empty segment",
            })
    void anotherNotationOfAPathIsToldAsADotPath(String path, String advice) {
        properties.put("message.converter.class", PACKAGE + "DecompressingMessageConverter");
        for (String key : List.of(
                "message.output.field.extract",
                "claim.check.field.paths",
                "message.decompression.field.path",
                "kafka.record.timestamp.field")) {
            properties.put(key, path);

            assertThat(errors().get(key))
                    .singleElement()
                    .satisfies(message -> assertThat(message).contains(advice));
            properties.remove(key);
        }
    }

    @ParameterizedTest
    @CsvSource({"s3Uri", "detail.items.0.s3Uri", "items.*.s3Uri", "$schema", "\\$.x", "\\/a/b", "a\\.b", "items\\[0]"})
    void aDotPathPasses(String path) {
        properties.put("message.output.field.extract", path);

        assertThat(errors()).isEmpty();
    }

    @Test
    void allPathsThatAreWrongAreTold() {
        properties.put("message.converter.class", PACKAGE + "ClaimCheckMessageConverter");
        properties.put("claim.check.field.paths", "$.a, b.c, /d");

        assertThat(errors().get("claim.check.field.paths"))
                .singleElement()
                .satisfies(
                        message -> assertThat(message).contains("'$.a'", "'/d'").doesNotContain("'b.c'"));
    }

    @Test
    void aRegionThatIsMissingIsToldOnItsKey() {
        failure = new SqsFailure(
                FailureKind.INVALID,
                "ConfigException",
                "Cannot read: ConfigException: aws.region is not set",
                new ConfigException("aws.region is not set, the queue's URL names no region"));

        assertThat(errors()).containsOnlyKeys("aws.region");
        assertThat(errors().get("aws.region"))
                .containsExactly("aws.region is not set, the queue's URL names no region");
    }

    @Test
    void aKeyThatAConverterMissesIsToldOnThatKey() {
        properties.put("message.converter.class", PACKAGE + "AvroMessageConverter");
        assertThat(errors()).containsOnlyKeys("schema.registry.url");

        properties.put("schema.registry.url", "http://localhost:8081");
        properties.put("schema.registry.ssl.truststore.location", "/no/such/store.p12");
        assertThat(errors()).containsOnlyKeys("schema.registry.ssl.truststore.location");
    }

    @ParameterizedTest
    @CsvSource({
        "aws.credentials.profile, orders",
        "aws.credentials.provider.class,"
                + " software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider",
    })
    void aSourceWithoutCredentialsIsToldOnItsKey(String key, String source) {
        failure = new SqsFailure(FailureKind.CREDENTIALS, "SdkClientException", "no credentials", null);
        properties.put(key, source);

        assertThat(errors()).containsOnlyKeys(key);
    }

    @Test
    void aKeyOfAConverterThatIsNotAtWorkIsNamed() {
        properties.put("claim.check.field.paths", "s3Uri");
        properties.put("claim.check.field.format", "json");
        properties.put("schema.registry.cache.seconds", "300");

        assertThat(errors()).isEmpty();
        assertThat(warnings())
                .contains(
                        "Without effect here: claim.check.field.paths, claim.check.field.format. Such keys are read only when"
                                + " a converter is ClaimCheckMessageConverter")
                .noneMatch(line -> line.contains("schema.registry.cache.seconds"));
    }

    /** A JSON configuration can contain null, and Connect passes it to the connector. */
    @Test
    void aValueOfNullCountsAsNotSet() {
        SqsSourceConfig.CONFIG_DEF.names().forEach(key -> properties.put(key, null));
        properties.put("topics", null);
        properties.put("producer.override.acks", null);
        assertThat(errors()).containsOnlyKeys("sqs.queue.url");

        assertThat(new SqsSourceConfig(properties).values()).isEqualTo(new SqsSourceConfig(Map.of()).values());
    }

    @Test
    void nothingIsSaidOfKeysOfAConverterThatCouldNotBeRead() {
        properties.put("message.converter.class", "ClaimCheckMessageConverter");
        properties.put("claim.check.field.paths", "s3Uri");

        assertThat(errors()).containsOnlyKeys("message.converter.class");
        assertThat(warnings()).noneMatch(line -> line.contains("claim.check"));
    }

    @Test
    void aKeyThatAConverterOfTheUserDeclaresIsCheckedAndNotNamed() {
        properties.put("message.converter.class", TenantConverter.class.getName());
        properties.put("message.converter.tenant", "");
        properties.put("message.converter.tenants", "x");

        assertThat(errors()).containsOnlyKeys("message.converter.tenant");
        assertThat(warnings())
                .anyMatch(line -> line.equals("'message.converter.tenants' is read by nothing of this"
                        + " connector. Unless a class of your own reads it, write message.converter.tenant"));
    }

    @Test
    void everyConverterThatAValidationMakesIsClosed() {
        properties.put("message.converter.class", TenantConverter.class.getName());
        int before = TenantConverter.MADE.get();

        errors();

        assertThat(TenantConverter.MADE.get()).isGreaterThan(before);
        assertThat(TenantConverter.OPEN).hasValue(0);
    }

    /** A converter with a key of its own. */
    public static final class TenantConverter implements MessageConverter {
        private static final AtomicInteger MADE = new AtomicInteger();
        private static final AtomicInteger OPEN = new AtomicInteger();

        public TenantConverter() {
            MADE.incrementAndGet();
            OPEN.incrementAndGet();
        }

        @Override
        public void close() {
            OPEN.decrementAndGet();
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef()
                    .define(
                            "message.converter.tenant",
                            ConfigDef.Type.STRING,
                            "t",
                            new ConfigDef.NonEmptyString(),
                            ConfigDef.Importance.HIGH,
                            "Tenant.");
        }

        @Override
        public void configure(Map<String, ?> connectorConfig) {
            // The test has no queue to read.
        }

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            throw new UnsupportedOperationException("never at work");
        }
    }

    private List<String> warnings() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private Map<String, List<String>> errors() {
        ConfigCheck check = new ConfigCheck(config -> new RefusingSqs() {
            @Override
            public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
                return CompletableFuture.failedFuture(failure);
            }
        });
        Config checked = check.check(new Config(SqsSourceConfig.CONFIG_DEF.validate(properties)), properties);
        Map<String, List<String>> errors = new HashMap<>();
        Stream<ConfigValue> wrong = checked.configValues().stream()
                .filter(value -> !value.errorMessages().isEmpty());
        wrong.forEach(value -> errors.put(value.name(), value.errorMessages()));
        return errors;
    }
}
