package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Width.LONG;
import static org.apache.kafka.common.config.ConfigDef.Width.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Width.SHORT;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The form of each key. Each new key needs an entry here; a test lists the keys without one. */
public final class KeyForms {

    /** The keys that nearly every user sets, in the order in which a connector is set up. */
    public static final List<String> FIRST = List.of(
            QueueKeys.QUEUE_URL,
            QueueKeys.QUEUE_URLS,
            KafkaKeys.TOPIC,
            DeliveryKeys.DLQ_TOPIC,
            AwsKeys.REGION,
            AwsKeys.ACCESS_KEY_ID,
            AwsKeys.SECRET_ACCESS_KEY,
            AwsKeys.ASSUME_ROLE_ARN,
            ConverterKeys.CONVERTER_CLASS,
            KafkaKeys.RECORD_KEY);

    /** The regions that the SDK knows; a test compares the lists. Other regions are accepted too. */
    static final List<Object> REGIONS = List.copyOf(Arrays.asList(
            ("af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1"
                            + " ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1"
                            + " ca-west-1 cn-north-1 cn-northwest-1 eu-central-1 eu-central-2 eu-isoe-west-1 eu-north-1 eu-south-1"
                            + " eu-south-2 eu-west-1 eu-west-2 eu-west-3 eusc-de-east-1 il-central-1 me-central-1 me-south-1"
                            + " mx-central-1 sa-east-1 us-east-1 us-east-2 us-gov-east-1 us-gov-west-1 us-iso-east-1 us-iso-west-1"
                            + " us-isob-east-1 us-isob-west-1 us-isof-east-1 us-isof-south-1 us-west-1 us-west-2")
                    .split(" ")));

    /** The SDK's credentials providers that need only the worker's environment. Classes of the user are accepted too. */
    static final List<String> CREDENTIALS_PROVIDERS = Stream.of(
                    "WebIdentityTokenFile", "Container", "InstanceProfile", "EnvironmentVariable")
            .map(source -> "software.amazon.awssdk.auth.credentials." + source + "CredentialsProvider")
            .toList();

    private static final List<Object> CONVERTERS = BundledConverters.classes();
    private static final List<Object> STORE_TYPES = List.of("PKCS12", "JKS", "PEM");

    private static final Map<String, List<Object>> KNOWN_VALUES = Map.of(
            AwsKeys.REGION,
            REGIONS,
            AwsKeys.S3_REGION,
            REGIONS,
            AwsKeys.CREDENTIALS_PROVIDER_CLASS,
            ClassesByName.load(CREDENTIALS_PROVIDERS),
            ConverterKeys.CONVERTER_CLASS,
            CONVERTERS,
            ConverterKeys.DELEGATE_CLASS,
            CONVERTERS,
            ConverterKeys.DECOMPRESSION_DELEGATE_CLASS,
            CONVERTERS,
            ConverterKeys.REGISTRY_TRUSTSTORE_TYPE,
            STORE_TYPES,
            ConverterKeys.REGISTRY_KEYSTORE_TYPE,
            STORE_TYPES);

    private static final String QUEUE = "https://sqs.eu-west-1.amazonaws.com/123456789012/";

    private static final Map<String, KeyForm> FORMS = new LinkedHashMap<>();

    static {
        queues();
        kafka();
        converter();
        claimCheck();
        decompression();
        registry();
        delivery();
        limits();
        aws();
        network();
    }

    private KeyForms() {}

    /** The form of a key; empty if it has none. */
    public static Optional<KeyForm> of(String key) {
        return Optional.ofNullable(FORMS.get(key));
    }

    /** All keys with a form. */
    static Set<String> keys() {
        return FORMS.keySet();
    }

    /** The values that a form can offer; empty if the values are not known. */
    static List<Object> knownValues(String key) {
        return KNOWN_VALUES.getOrDefault(key, List.of());
    }

    private static void queues() {
        form(QueueKeys.QUEUE_URL, "Queue URL", LONG, QUEUE + "orders");
        form(QueueKeys.QUEUE_URLS, "Queue URLs", LONG, QUEUE + "orders," + QUEUE + "refunds");
        form(QueueKeys.MAX_MESSAGES, "Messages per receive", SHORT, "10");
        form(QueueKeys.WAIT_TIME_SECONDS, "Wait of a receive (s)", SHORT, "20");
        form(QueueKeys.VISIBILITY_TIMEOUT_SECONDS, "Visibility timeout (s)", SHORT, "300");
        form(QueueKeys.ATTRIBUTES_ENABLED, "Message attributes as headers", SHORT, "true");
        form(
                QueueKeys.ATTRIBUTE_FILTER_NAMES,
                "Attributes to write",
                LONG,
                "tenant,trace.*",
                ShownWhen.is(QueueKeys.ATTRIBUTES_ENABLED, "true"));
        form(QueueKeys.FILTER_POLICY, "Filter policy", LONG, "{\"store\": [\"berlin\"]}");
        form(QueueKeys.DELETE_MESSAGES, "Delete messages", SHORT, "true");
        form(QueueKeys.ON_QUEUE_FAILURE, "When a queue fails", MEDIUM, "continue");
        form(QueueKeys.DELETE_UNPRODUCED, "Delete what was not produced", SHORT, "false");
    }

    private static void kafka() {
        form(KafkaKeys.TOPIC, "Topic", MEDIUM, "orders");
        form(KafkaKeys.PARTITION, "Partition", SHORT, "0");
        form(KafkaKeys.RECORD_KEY, "Record key", MEDIUM, "message_group");
        form(
                KafkaKeys.RECORD_KEY_ATTRIBUTE,
                "Attribute for the record key",
                MEDIUM,
                "customer",
                ShownWhen.is(KafkaKeys.RECORD_KEY, "attribute"));
        form(KafkaKeys.RECORD_TIMESTAMP, "Record timestamp", MEDIUM, "received");
        form(
                KafkaKeys.RECORD_TIMESTAMP_FIELD,
                "Field with the timestamp",
                MEDIUM,
                "detail.createdAt",
                ShownWhen.is(KafkaKeys.RECORD_TIMESTAMP, "field"));
    }

    private static void converter() {
        form(
                ConverterKeys.CONVERTER_CLASS,
                "Message converter",
                LONG,
                BundledConverters.className(BundledConverters.DEFAULT));
        form(
                ConverterKeys.DELEGATE_CLASS,
                "Converter behind the claim check",
                LONG,
                BundledConverters.className(BundledConverters.AVRO),
                ShownWhen.converting(
                        Set.of(BundledConverters.CLAIM_CHECK),
                        List.of(ConverterKeys.CONVERTER_CLASS, ConverterKeys.DECOMPRESSION_DELEGATE_CLASS)));
        form(ConverterKeys.CONVERTER_THREADS, "Converter threads", SHORT, "8");
        form(ConverterKeys.OUTPUT_FIELD_EXTRACT, "Field that becomes the value", MEDIUM, "detail.payload");
    }

    private static void claimCheck() {
        ShownWhen used = used(BundledConverters.CLAIM_CHECK);
        form(ConverterKeys.CLAIM_CHECK_FIELD_PATHS, "Fields with an S3 URI", LONG, "detail.s3Uri", used);
        // The default converter also reads this key. It warns about S3 pointers that it does not resolve, except if
        // they should stay.
        form(
                ConverterKeys.CLAIM_CHECK_RETRIEVE_FROM_S3,
                "Read the object",
                SHORT,
                "true",
                used(BundledConverters.CLAIM_CHECK, BundledConverters.DEFAULT));
        form(ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS, "Allowed buckets", LONG, "orders-objects,archive-*", used);
        form(ConverterKeys.CLAIM_CHECK_MAX_BYTES, "Largest object (bytes)", SHORT, "67108864", used);
        // Shown for all converters, because it also limits the size of decompressed bodies.
        form(ConverterKeys.CLAIM_CHECK_MAX_CONCURRENT_BYTES, "All objects together (bytes)", SHORT, "134217728");
        form(ConverterKeys.CLAIM_CHECK_FIELD_FORMAT, "Object in a field as", MEDIUM, "json", used);
    }

    private static void decompression() {
        ShownWhen used = used(BundledConverters.DECOMPRESSING);
        form(
                ConverterKeys.DECOMPRESSION_DELEGATE_CLASS,
                "Converter behind the decompression",
                LONG,
                BundledConverters.className(BundledConverters.AVRO),
                // The condition also depends on the other delegate. That key depends on this one, and Kafka allows no
                // cycle.
                ShownWhen.converting(Set.of(BundledConverters.DECOMPRESSING), List.of(ConverterKeys.CONVERTER_CLASS)));
        form(ConverterKeys.DECOMPRESSION_FORMAT, "Compression format", MEDIUM, "gzip", used);
        form(ConverterKeys.DECOMPRESSION_BASE64_DECODE, "Decode base64", SHORT, "true", used);
        form(ConverterKeys.DECOMPRESSION_FIELD_PATH, "Compressed field", MEDIUM, "detail.payload", used);
        form(ConverterKeys.DECOMPRESSION_MAX_BYTES, "Largest unpacked body (bytes)", SHORT, "67108864", used);
    }

    private static void registry() {
        ShownWhen used = used(BundledConverters.AVRO, BundledConverters.JSON_SCHEMA, BundledConverters.PROTOBUF);
        form(ConverterKeys.REGISTRY_URL, "Schema registry", LONG, "https://registry.example.com:8081", used);
        form(ConverterKeys.REGISTRY_SUBJECT, "Subject", MEDIUM, "orders-value", used);
        form(ConverterKeys.VALUE_SCHEMA_ID, "Schema id", SHORT, "100042", used);
        form(ConverterKeys.REGISTRY_CACHE_SECONDS, "Keep a schema for (s)", SHORT, "300", used);
        form(ConverterKeys.UNKNOWN_FIELDS, "Fields without a place", MEDIUM, "ignore", used);
        form(ConverterKeys.REGISTRY_BASIC_AUTH, "Registry user and password", MEDIUM, "user:password", used);
        form(ConverterKeys.REGISTRY_TRUSTSTORE_LOCATION, "Trust store", LONG, "/etc/connect/trust.p12", used);
        form(ConverterKeys.REGISTRY_TRUSTSTORE_PASSWORD, "Trust store password", MEDIUM, "${file:secrets:trust}", used);
        form(ConverterKeys.REGISTRY_TRUSTSTORE_TYPE, "Trust store type", SHORT, "PEM", used);
        form(ConverterKeys.REGISTRY_KEYSTORE_LOCATION, "Key store", LONG, "/etc/connect/client.p12", used);
        form(ConverterKeys.REGISTRY_KEYSTORE_PASSWORD, "Key store password", MEDIUM, "${file:secrets:store}", used);
        form(ConverterKeys.REGISTRY_KEYSTORE_TYPE, "Key store type", SHORT, "PKCS12", used);
        form(ConverterKeys.REGISTRY_KEY_PASSWORD, "Private key password", MEDIUM, "${file:secrets:key}", used);
    }

    private static void delivery() {
        form(DeliveryKeys.FIFO_DEDUPLICATION_ENABLED, "Drop repeated messages", SHORT, "true");
        form(
                DeliveryKeys.FIFO_DEDUPLICATION_WINDOW_MINUTES,
                "Repeated within (min)",
                SHORT,
                "60",
                ShownWhen.is(DeliveryKeys.FIFO_DEDUPLICATION_ENABLED, "true"));
        form(DeliveryKeys.DLQ_TOPIC, "Dead-letter topic", MEDIUM, "orders-dlq");
        form(
                DeliveryKeys.DLQ_TRUNCATE,
                "Cut dead letters to fit",
                SHORT,
                "false",
                ShownWhen.given(DeliveryKeys.DLQ_TOPIC));
        form(DeliveryKeys.MAX_RETRIES, "Retries of a conversion", SHORT, "5");
        form(DeliveryKeys.RETRY_BACKOFF_MS, "First pause (ms)", SHORT, "1000");
        form(DeliveryKeys.RETRY_BACKOFF_MAX_MS, "Longest pause (ms)", SHORT, "60000");
        form(DeliveryKeys.SUSPECT_RECEIVE_COUNT, "Receives until suspect", SHORT, "5");
        form(DeliveryKeys.RECORD_MAX_BYTES, "Largest record (bytes)", SHORT, "10485760");
    }

    private static void limits() {
        form(DeliveryKeys.MAX_IN_FLIGHT_MESSAGES, "Messages in flight", SHORT, "10000");
        form(DeliveryKeys.MAX_IN_FLIGHT_BYTES, "Bytes in flight", SHORT, "67108864");
        form(DeliveryKeys.MAX_CONCURRENT_RECEIVES, "Receives at once", SHORT, "0");
        form(DeliveryKeys.MAX_POLL_RECORDS, "Records per poll", SHORT, "500");
    }

    private static void aws() {
        ShownWhen role = ShownWhen.given(AwsKeys.ASSUME_ROLE_ARN);
        ShownWhen objects = used(BundledConverters.CLAIM_CHECK);
        form(AwsKeys.REGION, "Region", MEDIUM, "eu-west-1");
        form(AwsKeys.S3_REGION, "Region of the buckets", MEDIUM, "eu-west-1", objects);
        form(AwsKeys.ACCESS_KEY_ID, "Access key", MEDIUM, "AKIAIOSFODNN7EXAMPLE");
        form(AwsKeys.SECRET_ACCESS_KEY, "Secret access key", MEDIUM, "${file:secrets:aws}");
        // Shown even without an access key. A session token alone is an error, and the user must see this error.
        form(AwsKeys.SESSION_TOKEN, "Session token", MEDIUM, "${file:secrets:session}");
        form(AwsKeys.CREDENTIALS_PROVIDER_CLASS, "Credentials provider", LONG, CREDENTIALS_PROVIDERS.get(0));
        form(AwsKeys.CREDENTIALS_PROFILE, "Profile", MEDIUM, "orders");
        form(AwsKeys.ASSUME_ROLE_ARN, "Role to assume", LONG, "arn:aws:iam::123456789012:role/orders-reader");
        form(AwsKeys.ROLE_SESSION_NAME, "Role session name", MEDIUM, "orders-connector", role);
        form(AwsKeys.ROLE_DURATION_SECONDS, "A role lasts (s)", SHORT, "3600", role);
        form(AwsKeys.ROLE_EXTERNAL_ID, "External id of the role", MEDIUM, "partner-4711", role);
        form(AwsKeys.CREDENTIALS_PATIENCE_SECONDS, "Wait for new credentials (s)", SHORT, "300");
        form(AwsKeys.ENDPOINT_OVERRIDE, "Endpoint", LONG, "http://localhost:4566");
        form(AwsKeys.ENDPOINT_OVERRIDE_SQS, "Endpoint of SQS", LONG, "http://localhost:9324");
        form(AwsKeys.ENDPOINT_OVERRIDE_S3, "Endpoint of S3", LONG, "http://localhost:9090", objects);
        form(AwsKeys.ENDPOINT_OVERRIDE_STS, "Endpoint of STS", LONG, "http://localhost:4566");
        form(AwsKeys.SQS_CLIENT, "Client for SQS", SHORT, "generated");
    }

    private static void network() {
        ShownWhen proxy = ShownWhen.givenBut(NetworkKeys.PROXY_URL, NetworkKeys.NO_PROXY);
        ShownWhen trust = ShownWhen.given(NetworkKeys.AWS_TRUSTSTORE_LOCATION);
        form(NetworkKeys.PROXY_URL, "Proxy", LONG, "http://proxy.example.com:3128");
        form(NetworkKeys.PROXY_USERNAME, "Proxy user", MEDIUM, "connect", proxy);
        form(NetworkKeys.PROXY_PASSWORD, "Proxy password", MEDIUM, "${file:secrets:proxy}", proxy);
        form(NetworkKeys.PROXY_BYPASS_HOSTS, "Hosts without the proxy", LONG, "registry.example.com,10.0.0.0/8", proxy);
        form(NetworkKeys.AWS_TRUSTSTORE_LOCATION, "Trust store for AWS", LONG, "/etc/connect/company.p12");
        form(
                NetworkKeys.AWS_TRUSTSTORE_PASSWORD,
                "Password of the trust store for AWS",
                MEDIUM,
                "${file:secrets:company}",
                trust);
        form(NetworkKeys.AWS_TRUSTSTORE_TYPE, "Type of the trust store for AWS", SHORT, "PEM", trust);
    }

    /** The condition that one of these converters is used, in any of the three keys. */
    private static ShownWhen used(String... converters) {
        return ShownWhen.converting(
                Set.of(converters),
                List.of(
                        ConverterKeys.CONVERTER_CLASS,
                        ConverterKeys.DELEGATE_CLASS,
                        ConverterKeys.DECOMPRESSION_DELEGATE_CLASS));
    }

    private static void form(String key, String displayName, Width width, String example) {
        form(key, displayName, width, example, ShownWhen.always());
    }

    private static void form(String key, String displayName, Width width, String example, ShownWhen shownWhen) {
        FORMS.put(key, new KeyForm(displayName, width, example, shownWhen));
    }
}
