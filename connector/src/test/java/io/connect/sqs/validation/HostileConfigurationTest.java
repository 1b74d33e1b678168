package io.connect.sqs.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.connect.sqs.SqsSourceConnector;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.testing.AvroMessageConverter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Validation returns a result for any configuration. Connect turns an exception into HTTP 500 without a key name. */
class HostileConfigurationTest {

    private static final String HERE = HostileConfigurationTest.class.getName() + "$";

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "sqs.queue.url",
            "http://127.0.0.1:1/0/orders",
            "kafka.topic",
            "t",
            "aws.region",
            "us-east-1",
            "aws.access.key.id",
            "id",
            "aws.secret.access.key",
            "secret"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bad host",
                "http://bad_host:9324",
                "http://host:port",
                "http://host:99999",
                "http://[::1",
                "http://host/%zz",
                "http://user:secret@host",
                "http://host?query",
                "ftp://host",
                "host:9324"
            })
    void anAddressThatCannotBeCalledIsAnErrorOnItsKey(String address) {
        for (String key : List.of(
                "aws.endpoint.override",
                "aws.endpoint.override.sqs",
                "aws.endpoint.override.s3",
                "aws.endpoint.override.sts",
                "proxy.url")) {
            properties.put(key, address);

            assertThat(errors()).as(key + "=" + address).containsOnlyKeys(key);
            assertThat(errors().get(key).get(0)).contains("must be an address such as http://");

            properties.remove(key);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bad_host:8081", "http://[::1", "http://host:port", "http://host/%zz"})
    void soIsTheAddressOfARegistry(String address) {
        properties.put("message.converter.class", "io.connect.sqs.converter.AvroMessageConverter");
        properties.put("schema.registry.url", address);

        assertThat(errors()).containsOnlyKeys("schema.registry.url");
        assertThat(errors().get("schema.registry.url").toString()).contains("must be http(s)://host:port/path");
    }

    @ParameterizedTest
    @CsvSource({
        "ThrowsWhenMade, cannot be used: java.lang.IllegalStateException: made",
        "ThrowsAnError,  cannot be used: java.lang.NoClassDefFoundError: other/Library",
        "HasNoKeys,      cannot be used: java.lang.NullPointerException",
        "ThrowsInConfigure, cannot be used: java.lang.ArithmeticException: configure",
        "CannotBeLoaded, the class is there and cannot be loaded: .*java.lang.IllegalStateException: loaded",
    })
    void whateverACustomConverterThrowsIsAnErrorOnItsKey(String converter, String message) {
        properties.put("message.converter.class", HERE + converter);

        assertThat(errors()).containsOnlyKeys("message.converter.class");
        assertThat(errors().get("message.converter.class"))
                .singleElement()
                .asString()
                .containsPattern(message);
    }

    /** The simple name alone would select the connector's own converter of that name. */
    @Test
    void aConverterThatCannotBeLoadedIsToldAsSuchWhateverItIsCalled() {
        properties.put("message.converter.class", AvroMessageConverter.class.getName());

        assertThat(errors()).containsOnlyKeys("message.converter.class");
        assertThat(errors().get("message.converter.class"))
                .singleElement()
                .asString()
                .contains("the class is there and cannot be loaded");
    }

    @ParameterizedTest
    @CsvSource({
        "ThrowsWhenMade, cannot be made: java.lang.IllegalStateException: made",
        "CannotBeLoaded, the class is there and cannot be loaded: .*java.lang.IllegalStateException: loaded",
        "HasNoKeys,      must implement software.amazon.awssdk.auth.credentials.AwsCredentialsProvider",
    })
    void exceptionsOfACredentialsProviderAreErrorsOnItsKey(String provider, String message) {
        properties.remove("aws.access.key.id");
        properties.remove("aws.secret.access.key");
        properties.put("aws.credentials.provider.class", HERE + provider);

        assertThat(errors()).containsOnlyKeys("aws.credentials.provider.class");
        assertThat(errors().get("aws.credentials.provider.class"))
                .singleElement()
                .asString()
                .containsPattern(message);
    }

    /** Other SQS connectors take such a class. */
    @Test
    void aCredentialsProviderOfTheFirstSdkIsToldAsSuch() {
        properties.remove("aws.access.key.id");
        properties.remove("aws.secret.access.key");
        properties.put("aws.credentials.provider.class", "com.amazonaws.auth.DefaultAWSCredentialsProviderChain");

        assertThat(errors()).containsOnlyKeys("aws.credentials.provider.class");
        assertThat(errors().get("aws.credentials.provider.class"))
                .singleElement()
                .asString()
                .contains("is a class of the AWS SDK 1. Leave aws.credentials.provider.class out");
    }

    @Test
    void aTrustStoreThatCannotBeReadIsAnErrorOnItsKey() {
        properties.put("aws.ssl.truststore.location", "/no/such/file");

        assertThat(errors()).containsOnlyKeys("aws.ssl.truststore.location");
    }

    /** Templates leave such values behind: an empty variable, or a variable that the worker does not know. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws.access.key.id        | ''                  | must not be blank",
                "aws.access.key.id        | ' '                 | must not be blank",
                "aws.secret.access.key    | ''                  | must not be blank",
                "aws.session.token        | ''                  | must not be blank",
                "aws.sts.role.external.id | ''                  | must not be blank",
                "aws.access.key.id        | ${env:AWS_KEY}      | the worker has no config provider 'env', or it finds",
                "aws.assume.role.arn      | ${file:/x/y:role}   | the worker has no config provider 'file', or it finds",
                "aws.region               | eu west 1           | must be a region such as eu-west-1",
                "aws.region               | eu_west_1           | must be a region such as eu-west-1",
                "aws.region               | Europe (Ireland)    | must be a region such as eu-west-1",
                "aws.s3.region            | eu-west-1.          | must be a region such as eu-west-1",
            })
    void aValueThatCannotBeMeantIsAnErrorOnItsKey(String key, String value, String reason) {
        properties.put(key, value);

        assertThat(errors()).containsOnlyKeys(key);
        assertThat(errors().get(key)).singleElement().asString().contains(reason);
    }

    /** SQS refuses every receive with such a name, and no message would fit such a bucket. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqs.message.attribute.filter.names | a,foo*            | 'foo*' is no name of a message attribute",
                "sqs.message.attribute.filter.names | *                 | '*' is no name of a message attribute",
                "sqs.message.attribute.filter.names | a b               | 'a b' is no name of a message attribute",
                "claim.check.allowed.buckets        | b,s3://c/         | 's3://c/' is no name of a bucket",
                "claim.check.allowed.buckets        | arn:aws:s3:::b    | 'arn:aws:s3:::b' is no name of a bucket",
                "claim.check.allowed.buckets        | *-archive         | '*-archive' is no name of a bucket",
                "claim.check.allowed.buckets        | bucket/folder     | 'bucket/folder' is no name of a bucket",
            })
    void aNameThatNothingCanHaveIsAnErrorOnItsKey(String key, String names, String reason) {
        properties.put("message.converter.class", "io.connect.sqs.converter.ClaimCheckMessageConverter");
        properties.put(key, names);

        assertThat(errors()).containsOnlyKeys(key);
        assertThat(errors().get(key)).singleElement().asString().contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqs.message.attribute.filter.names | tenant, trace.*, a.b.*, .*, All, x-y_z.1,",
                "claim.check.allowed.buckets        | *",
                "claim.check.allowed.buckets        | orders-objects, archive-*, Old_Bucket.1,",
                "claim.check.allowed.buckets        | arn:aws:s3:eu-west-1:123456789012:accesspoint/orders",
                "claim.check.allowed.buckets        | arn:aws:s3:eu-west-1:123456789012:accesspoint/orders-*",
                "claim.check.allowed.buckets        | arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/accesspoint/orders",
            })
    void namesAndPrefixesPass(String key, String names) {
        properties.put("message.converter.class", "io.connect.sqs.converter.ClaimCheckMessageConverter");
        properties.put(key, names);

        assertThat(errors()).isEmpty();
    }

    @Test
    void aConverterOfHeadersThatRefusesTextIsNamed() {
        properties.put("header.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");

        assertThat(errors()).containsOnlyKeys("header.converter");
    }

    /** Other services have regions of their own. */
    @ParameterizedTest
    @ValueSource(strings = {"RegionOne", "us-iso-east-1", "default", " eu-west-1 ", "garage"})
    void anyNameOfARegionPasses(String region) {
        properties.put("aws.region", region);

        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "userpassword", ":"})
    void aLoginForTheRegistryHasTwoParts(String login) {
        properties.put("message.converter.class", "io.connect.sqs.converter.AvroMessageConverter");
        properties.put("schema.registry.url", "http://127.0.0.1:1");
        properties.put("schema.registry.basic.auth.user.info", login);

        assertThat(errors()).containsOnlyKeys("schema.registry.basic.auth.user.info");
        assertThat(errors().get("schema.registry.basic.auth.user.info"))
                .singleElement()
                .asString()
                .contains("[hidden]", "user:password");
    }

    @Test
    void halfALoginForAProxyIsAnErrorOnTheOtherHalf() {
        properties.put("proxy.url", "http://127.0.0.1:1");
        properties.put("proxy.username", "user");

        assertThat(errors()).containsOnlyKeys("proxy.password");
    }

    @Test
    void aSessionTokenNeedsItsKey() {
        properties.remove("aws.access.key.id");
        properties.remove("aws.secret.access.key");
        properties.put("aws.session.token", "token");

        assertThat(errors()).containsOnlyKeys("aws.session.token");
    }

    /**
     * An STS that accepts the connection and sends no answer. The SDK alone would retry for two minutes on the thread
     * of the REST request.
     */
    @Test
    void aSilentStsDoesNotHoldUpAValidation() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            properties.put("aws.assume.role.arn", "arn:aws:iam::123456789012:role/r");
            properties.put("aws.endpoint.override.sts", "http://127.0.0.1:" + silent.getLocalPort());

            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), this::errors))
                    .isEmpty();
        }
    }

    private Map<String, List<String>> errors() {
        return new SqsSourceConnector()
                .validate(properties).configValues().stream()
                        .filter(value -> !value.errorMessages().isEmpty())
                        .collect(Collectors.toMap(ConfigValue::name, ConfigValue::errorMessages));
    }

    /** A converter that works. */
    public static class Harmless implements MessageConverter {
        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            return null;
        }
    }

    /** A converter whose constructor throws. */
    public static final class ThrowsWhenMade extends Harmless {
        public ThrowsWhenMade() {
            throw new IllegalStateException("made");
        }
    }

    /** A converter whose library is missing. */
    public static final class ThrowsAnError extends Harmless {
        @Override
        public void configure(Map<String, ?> configs) {
            throw new NoClassDefFoundError("other/Library");
        }
    }

    /** A converter that declares no keys. */
    public static final class HasNoKeys extends Harmless {
        @Override
        public ConfigDef config() {
            return null;
        }
    }

    /** A converter that throws in {@code configure}. */
    public static final class ThrowsInConfigure extends Harmless {
        @Override
        public void configure(Map<String, ?> configs) {
            throw new ArithmeticException("configure");
        }
    }

    /** A converter whose class cannot be initialised. */
    public static final class CannotBeLoaded extends Harmless {
        static final int NUMBER = number();

        private static int number() {
            throw new IllegalStateException("loaded");
        }
    }
}
