package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownKeysTest {

    private final Map<String, String> properties = new HashMap<>(Map.of("kafka.topic", "t"));

    @ParameterizedTest
    @CsvSource({
        "sqs.visibilty.timeout.seconds, sqs.visibility.timeout.seconds",
        "sqs.queue.ulr, sqs.queue.url",
        "SQS.Queue.URL, sqs.queue.url",
        "'sqs.queue.url ', sqs.queue.url",
        "sqs_queue_url, sqs.queue.url",
        "sqs.max-messages, sqs.max.messages",
        "aws.acces.key.id, aws.access.key.id",
        "dlq.topic.name, dlq.topic",
        "proxy.urls, proxy.url",
        "proxy.user, proxy.username",
        "proxy.pass, proxy.password",
        "proxy.byass.host, proxy.bypass.hosts",
        "aws.sesion.token, aws.session.token",
        "kafka.record.timestmp, kafka.record.timestamp",
        "sqs.visibility.timeout, sqs.visibility.timeout.seconds",
        "sqs.message.attribute.names, sqs.message.attribute.filter.names",
        "sqs.max.number.of.messages, sqs.max.messages",
        "kafka.key, kafka.record.key",
        "max.retires, max.retries",
        "mesage.converter.class, message.converter.class",
        "schema.registry.uri, schema.registry.url",
        "kafka.record.keys, kafka.record.key",
        "queue.url, sqs.queue.url",
        "queue_url, sqs.queue.url",
        "visibility.timeout.seconds, sqs.visibility.timeout.seconds",
        "record.key, kafka.record.key",
    })
    void aMisspelledKeyIsNamedWithTheOneThatWasMeant(String key, String meant) {
        assertThat(find(key, "x")).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isFalse();
            assertThat(finding.key()).isEqualTo(key);
            assertThat(finding.message()).contains("'" + key + "'").endsWith("Write " + meant);
        });
    }

    @Test
    void aKeyThatBeginsLikeOursAndIsLikeNoneOfThemIsNamed() {
        assertThat(find("sqs.something.else.entirely", "x"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("there is no such key", "lists all keys"));
    }

    /** Connect passes connectors its own keys and those of other components that it starts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "connector.class",
                "connector.plugin.version",
                "tasks.max",
                "tasks.max.enforce",
                "key.converter",
                "key.converter.schemas.enable",
                "value.converter.schema.registry.url",
                "value.converter.plugin.version",
                "header.converter",
                "transforms",
                "transforms.sqs.type",
                "transforms.route.aws.region",
                "predicates.isOrder.pattern",
                "config.action.reload",
                "config.providers",
                "errors.tolerance",
                "errors.deadletterqueue.topic.name",
                "topic.creation.default.partitions",
                "topic.creation.groups",
                "exactly.once.support",
                "transaction.boundary",
                "transaction.boundary.interval.ms",
                "offsets.storage.topic",
                "producer.override.linger.ms",
                "consumer.override.fetch.min.bytes",
                "admin.override.retries",
                "some.other.tool",
                "url",
                "other.queue.url",
                "_comment",
            })
    void keysOfConnectAndOfOthersAreNeverNamed(String key) {
        assertThat(find(key, "x")).isEmpty();
    }

    @Test
    void everyKeyOfAnotherConnectorIsNamedWithItsReplacement() {
        OtherConnectorKeys.all().forEach((key, translation) -> {
            String written = key.replace("camel:", "camel.source.endpoint.").replace(".*", ".bootstrap.servers");
            assertThat(find(written, "x"))
                    .as(written)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.message())
                            .startsWith(written + " has no effect here")
                            .contains(translation
                                    .target()
                                    .map(target -> "Write " + target)
                                    .orElse("Leave it out")));
        });
    }

    @Test
    void everyKeyOfTheConnectorIsKnown() {
        SqsSourceConfig.CONFIG_DEF
                .names()
                .forEach(key -> assertThat(find(key, "x")).isEmpty());
    }

    @Test
    void aKeyThatAConverterDeclaresIsKnown() {
        properties.put("message.converter.tenant", "x");

        assertThat(new UnknownKeys(config(), properties, Set.of("kafka.topic", "message.converter.tenant")).find())
                .isEmpty();
    }

    /** Without the error, the messages would be deleted, and their records would go to an unexpected topic. */
    @ParameterizedTest
    @ValueSource(strings = {"topic", "topics", "kafka.topics", "kafka_topic"})
    void aTopicThatWouldBeLostIsAnError(String key) {
        properties.remove("kafka.topic");
        assertThat(find(key, "chirps")).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.message()).contains("kafka.topic");
        });

        properties.put("kafka.topic", "chirps");
        assertThat(find(key, "chirps"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "camel.kamelet.aws-sqs-source.deleteAfterRead, false, true",
        "camel.kamelet.aws-sqs-source.deleteAfterRead, true, false",
        "sqs.delete.message, false, true",
        "sqs.delete.message, TRUE, false",
        "sqs.delete.message, '', false",
    })
    void messagesThatWereToBeKeptAreAnError(String key, String value, boolean error) {
        assertThat(find(key, value))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isEqualTo(error));
    }

    @Test
    void bucketsThatWereToBeTheOnlyOnesAreAnErrorWhereReferencesAreFollowed() {
        assertThat(find("claim.check.allowed.bucket", "orders"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isFalse());

        properties.put("message.converter.class", "io.connect.sqs.converter.ClaimCheckMessageConverter");
        assertThat(find("claim.check.allowed.bucket", "orders"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue());
    }

    /** Both classes get all keys of the connector and may read any of them. */
    @ParameterizedTest
    @CsvSource({
        "aws.credentials.provider.class, software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider",
        "message.converter.class,        io.connect.sqs.validation.UnknownKeysTest$OwnConverter",
    })
    void besideAClassOfTheUsersOnlySlipsAreNamedAndInWarnings(String key, String type) {
        properties.put(key, type);
        properties.remove("kafka.topic");

        for (String own : List.of(
                "aws.vault.role",
                "sqs.something.else.entirely",
                "message.converter.tenant",
                "kafka.avro",
                "aws.profile.role")) {
            assertThat(find(own, "x")).as(own).isEmpty();
        }
        for (String slip : List.of(
                "topics", "kafka.topics", "kafka_topic", "sqs.delete.message", "sqs.queue.ulr", "sqs.proxy.url")) {
            assertThat(find(slip, "false")).as(slip).singleElement().satisfies(finding -> {
                assertThat(finding.isError()).isFalse();
                assertThat(finding.message()).contains("'" + slip + "' is read by nothing of this connector", "write ");
            });
        }
    }

    /** An unused class reads no key. */
    @Test
    void aConverterBehindNoneAndAProviderBesideKeysChangeNothing() {
        properties.put("message.converter.delegate.class", OwnConverter.class.getName());
        properties.put(
                "aws.credentials.provider.class",
                "software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider");
        properties.put("aws.access.key.id", "id");
        properties.remove("kafka.topic");

        assertThat(find("topics", "chirps"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isError()).isTrue());
    }

    /** A converter written by a user. */
    public static final class OwnConverter implements MessageConverter {
        @Override
        public void configure(Map<String, ?> connectorConfig) {}

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            return ConvertedMessage.ofText(message.bodyText());
        }
    }

    @Test
    void valuesAreNeverTold() {
        assertThat(find("sqs.credentials.provider.secretKey", "planted-secret"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .doesNotContain("planted")
                        .endsWith("Write aws.secret.access.key"));
    }

    private List<Finding> find(String key, String value) {
        Map<String, String> all = new HashMap<>(properties);
        all.put(key, value);
        return new UnknownKeys(config(), all, SqsSourceConfig.CONFIG_DEF.names()).find();
    }

    private SqsSourceConfig config() {
        return new SqsSourceConfig(properties);
    }
}
