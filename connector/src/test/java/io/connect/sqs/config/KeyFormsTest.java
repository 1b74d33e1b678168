package io.connect.sqs.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.client.ProviderClass;
import io.connect.sqs.converter.MessageConverter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

/** Tests the description of each key that user interfaces get over REST. */
class KeyFormsTest {

    private static final String PACKAGE = "io.connect.sqs.converter.";

    @Test
    void everyKeyHasLabelWidthAndGroup() {
        assertThat(missing(SqsSourceConfig.CONFIG_DEF))
                .as("a new key needs a line in KeyForms")
                .isEmpty();
    }

    @Test
    void aKeyWithoutAFormIsNamed() {
        ConfigDef def = new ConfigDef(SqsSourceConfig.CONFIG_DEF)
                .define("sqs.brand.new", Type.STRING, null, null, Importance.LOW, "New.", "Queues", 99, Width.LONG, "x")
                .define("sqs.without.group", Type.STRING, null, Importance.LOW, "New.");

        assertThat(missing(FormDef.of(def)))
                .contains(
                        "sqs.brand.new has no form", "sqs.without.group has no form", "sqs.without.group has no group");
    }

    @Test
    void noFormIsLeftOverOfAKeyThatIsGone() {
        Set<String> keys = SqsSourceConfig.CONFIG_DEF.names();

        assertThat(KeyForms.keys()).isSubsetOf(keys);
        assertThat(KeyForms.FIRST).hasSize(10).doesNotHaveDuplicates().isSubsetOf(keys);
    }

    @Test
    void noTwoKeysHaveTheSameLabel() {
        assertThat(SqsSourceConfig.CONFIG_DEF.configKeys().values())
                .extracting(key -> key.displayName)
                .doesNotHaveDuplicates();
    }

    /** A user may copy the example from the form. */
    @Test
    void everyExampleIsAValueThatTheKeyTakes() {
        for (ConfigKey key : SqsSourceConfig.CONFIG_DEF.configKeys().values()) {
            String example = KeyForms.of(key.name).orElseThrow().example();
            Object value = ConfigDef.parseType(key.name, example, key.type);
            if (key.validator != null) {
                key.validator.ensureValid(key.name, value);
            }
        }
    }

    @Test
    void keysThatTakeAChoiceOfferIt() {
        for (ConfigKey key : SqsSourceConfig.CONFIG_DEF.configKeys().values()) {
            boolean choice =
                    key.type == Type.BOOLEAN || key.type == Type.CLASS || key.validator instanceof Ranges.Choice;
            if (choice) {
                assertThat(key.recommender.validValues(key.name, Map.of()))
                        .as(key.name)
                        .hasSizeGreaterThan(1);
            }
        }
        assertThat(offered("kafka.record.key"))
                .containsExactly("auto", "message_id", "message_group", "attribute", "none");
        assertThat(offered("aws.ssl.truststore.type")).containsExactly("PKCS12", "JKS", "PEM");
        assertThat(offered("sqs.delete.messages")).containsExactly(true, false);
    }

    @Test
    void theFormOffersTheBundledConverters() {
        assertThat(offered("message.converter.class"))
                .hasSize(6)
                .allSatisfy(type -> assertThat((Class<?>) type).isAssignableTo(MessageConverter.class));
    }

    @Test
    void theProvidersOfCredentialsOnOfferCanBeMade() {
        assertThat(offered("aws.credentials.provider.class"))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(ProviderClass.problem(
                                Map.of("aws.credentials.provider.class", ((Class<?>) type).getName())))
                        .isEmpty());
    }

    @Test
    void theFormOffersTheRegionsOfTheSdk() {
        List<Object> known = Region.regions().stream()
                .filter(region -> !region.isGlobalRegion())
                .map(Region::id)
                .sorted()
                .map(Object.class::cast)
                .toList();

        assertThat(offered("aws.region")).isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.record.key.attribute | kafka.record.key=auto                  | kafka.record.key=Attribute",
                "kafka.record.timestamp.field | kafka.record.timestamp=sent        | kafka.record.timestamp=Field",
                "aws.sts.role.duration.seconds | aws.region=eu-west-1               | aws.assume.role.arn=arn:aws:iam::1:role/r",
                "aws.ssl.truststore.type    | max.retries=5                          | aws.ssl.truststore.location=/trust.p12",
                "proxy.username             | max.retries=5                          | proxy.url=http://proxy:3128",
                "proxy.bypass.hosts         | proxy.url=None                         | proxy.url=http://proxy:3128",
                "sqs.message.attribute.filter.names | sqs.message.attributes.enabled=false   | sqs.message.attributes.enabled=true",
                "fifo.deduplication.time.window.minutes | fifo.deduplication.enabled=false | fifo.deduplication.enabled=true",
                "dlq.truncate               | max.retries=5                          | dlq.topic=letters",
                "aws.sts.role.external.id   | aws.region=eu-west-1                   | aws.assume.role.arn=arn:aws:iam::1:role/r",
                "aws.s3.region              | max.retries=5                          | message.converter.class=ClaimCheckMessageConverter",
                "claim.check.field.paths    | max.retries=5                          | message.converter.class=ClaimCheckMessageConverter",
                "claim.check.field.paths    | message.converter.class=AvroMessageConverter"
                        + " | message.converter.class=DecompressingMessageConverter"
                        + " message.decompression.delegate.converter.class=ClaimCheckMessageConverter",
                "claim.check.retrieve.from.s3 | message.converter.class=AvroMessageConverter | max.retries=5",
                "claim.check.retrieve.from.s3 | message.converter.class=AvroMessageConverter"
                        + " | message.converter.class=DecompressingMessageConverter",
                "schema.registry.url        | message.converter.class=ClaimCheckMessageConverter"
                        + " | message.converter.class=ClaimCheckMessageConverter"
                        + " message.converter.delegate.class=ProtobufMessageConverter",
                "schema.registry.url        | message.converter.delegate.class=AvroMessageConverter"
                        + " | message.converter.class=JsonSchemaMessageConverter",
                "message.decompression.format | message.converter.class=DefaultMessageConverter"
                        + " | message.converter.class=ClaimCheckMessageConverter"
                        + " message.converter.delegate.class=DecompressingMessageConverter",
                "message.converter.delegate.class | message.converter.class=AvroMessageConverter"
                        + " | message.converter.class=ClaimCheckMessageConverter",
            })
    void aKeyIsShownWhereItHasAnEffect(String key, String hidden, String shown) {
        assertThat(validated(hidden).get(key).visible()).isFalse();
        assertThat(validated(shown).get(key).visible()).isTrue();
    }

    /** Kafka processes a key once for each other key that controls its visibility. */
    @Test
    void everyDecidingKeyNamesItsDependents() {
        Map<String, ConfigKey> keys = SqsSourceConfig.CONFIG_DEF.configKeys();

        keys.keySet()
                .forEach(key -> KeyForms.of(key)
                        .orElseThrow()
                        .shownWhen()
                        .controllers()
                        .forEach(controller -> assertThat(keys.get(controller).dependents)
                                .as(controller)
                                .contains(key)));
        assertThat(keys.get("message.converter.class").dependents)
                .contains("claim.check.field.paths", "schema.registry.url", "message.decompression.format");
    }

    /** A user interface requests the form while it is half filled in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "message.converter.class=no.such.Class",
                "message.converter.class=",
                "sqs.message.attributes.enabled=perhaps",
                "kafka.record.key=",
                "message.converter.class=ClaimCheckMessageConverter message.converter.delegate.class=no.such.Class",
                "message.converter.class=ClaimCheckMessageConverter"
                        + " message.converter.delegate.class=DecompressingMessageConverter"
                        + " message.decompression.delegate.converter.class=ClaimCheckMessageConverter",
            })
    void aValueThatIsWrongKeepsNoFormFromBeingShown(String settings) {
        assertThat(validated(settings)).hasSameSizeAs(SqsSourceConfig.CONFIG_DEF.names());
    }

    private static List<Object> offered(String key) {
        return SqsSourceConfig.CONFIG_DEF.configKeys().get(key).recommender.validValues(key, Map.of());
    }

    private static Map<String, ConfigValue> validated(String settings) {
        Map<String, String> properties = new HashMap<>();
        Stream.of(settings.trim().split(" +"))
                .map(setting -> setting.split("=", 2))
                .forEach(setting -> properties.put(
                        setting[0], setting[1].endsWith("MessageConverter") ? PACKAGE + setting[1] : setting[1]));
        Map<String, ConfigValue> values = new HashMap<>();
        SqsSourceConfig.CONFIG_DEF.validate(properties).forEach(value -> values.put(value.name(), value));
        return values;
    }

    private static List<String> missing(ConfigDef def) {
        List<String> missing = new ArrayList<>();
        Set<String> groups = new HashSet<>(def.groups());
        for (ConfigKey key : def.configKeys().values()) {
            if (KeyForms.of(key.name).isEmpty() || key.recommender == null) {
                missing.add(key.name + " has no form");
            }
            if (key.displayName == null || key.displayName.isBlank() || key.displayName.equals(key.name)) {
                missing.add(key.name + " has no display name");
            }
            if (key.group == null || !groups.contains(key.group)) {
                missing.add(key.name + " has no group");
            }
            if (key.width == null || key.width == Width.NONE) {
                missing.add(key.name + " has no width");
            }
            if (KeyForms.of(key.name).filter(form -> !form.example().isBlank()).isEmpty()) {
                missing.add(key.name + " has no example");
            }
        }
        return missing;
    }
}
