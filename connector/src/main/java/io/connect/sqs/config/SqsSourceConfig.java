package io.connect.sqs.config;

import io.connect.sqs.config.AwsKeys.SqsClient;
import io.connect.sqs.config.KafkaKeys.RecordKey;
import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.config.QueueKeys.OnQueueFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The configuration of the connector, with typed accessors for its keys.
 *
 * <p>The key groups are defined in other classes of this package. Unknown keys are accepted, because the same map contains
 * Connect's own keys ({@code transforms}, {@code producer.override.*}, …) and the keys of a user's converter.
 */
public final class SqsSourceConfig extends AbstractConfig {

    /** All keys, in the order of the documentation. */
    public static final ConfigDef CONFIG_DEF = define();

    /** Connect's key for the tolerance of failed records; only {@code all} tolerates them. */
    public static final String ERRORS_TOLERANCE = "errors.tolerance";

    /** Connect's key for the end of transactions: {@code poll}, {@code interval} or {@code connector}. */
    public static final String TRANSACTION_BOUNDARY = "transaction.boundary";

    /** The key with which a connector overrides the producer's largest request size. */
    public static final String PRODUCER_MAX_REQUEST_SIZE = "producer.override.max.request.size";

    /**
     * @param properties the properties from the user; a null value, which JSON allows, counts as not set
     * @throws org.apache.kafka.common.config.ConfigException if a value is missing or out of range
     */
    public SqsSourceConfig(Map<String, String> properties) {
        super(CONFIG_DEF, withoutNulls(properties), false);
    }

    private static Map<String, String> withoutNulls(Map<String, String> properties) {
        Map<String, String> set = new HashMap<>(properties);
        set.values().removeIf(Objects::isNull);
        return set;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        QueueKeys.define(def);
        KafkaKeys.define(def);
        ConverterKeys.define(def);
        DeliveryKeys.define(def);
        AwsKeys.define(def);
        NetworkKeys.define(def);
        return FormDef.of(def);
    }

    /** The queues in configured order, without duplicates. If a queue has several URLs, the first one is used. */
    public List<QueueUrl> queues() {
        Map<QueueIdentity, QueueUrl> queues = new LinkedHashMap<>();
        writtenQueues().forEach(queue -> queues.putIfAbsent(QueueIdentity.of(queue, endpointGiven()), queue));
        return List.copyOf(queues.values());
    }

    /** Maps each further URL of a queue to the first configured URL of the same queue. */
    public Map<QueueUrl, QueueUrl> otherSpellings() {
        Map<QueueIdentity, QueueUrl> first = new HashMap<>();
        Map<QueueUrl, QueueUrl> others = new LinkedHashMap<>();
        for (QueueUrl queue : writtenQueues()) {
            QueueUrl known = first.putIfAbsent(QueueIdentity.of(queue, endpointGiven()), queue);
            if (known != null && !known.equals(queue)) {
                others.put(queue, known);
            }
        }
        return others;
    }

    private boolean endpointGiven() {
        return isGiven(AwsKeys.ENDPOINT_OVERRIDE) || isGiven(AwsKeys.ENDPOINT_OVERRIDE_SQS);
    }

    private boolean isGiven(String key) {
        String value = getString(key);
        return value != null && !value.isBlank();
    }

    private List<QueueUrl> writtenQueues() {
        List<QueueUrl> queues = new ArrayList<>();
        Optional.ofNullable(getString(QueueKeys.QUEUE_URL))
                .filter(url -> !url.isBlank())
                .ifPresent(url -> queues.add(QueueUrl.parse(url)));
        getList(QueueKeys.QUEUE_URLS).stream()
                .filter(url -> !url.isBlank())
                .forEach(url -> queues.add(QueueUrl.parse(url)));
        return queues;
    }

    public int maxMessages() {
        return getInt(QueueKeys.MAX_MESSAGES);
    }

    public Duration waitTime() {
        return Duration.ofSeconds(getInt(QueueKeys.WAIT_TIME_SECONDS));
    }

    /** The configured visibility timeout; empty for the queue's own timeout. */
    public Optional<Duration> visibilityTimeout() {
        return Optional.ofNullable(getInt(QueueKeys.VISIBILITY_TIMEOUT_SECONDS)).map(Duration::ofSeconds);
    }

    public boolean attributesEnabled() {
        return getBoolean(QueueKeys.ATTRIBUTES_ENABLED);
    }

    /** The names of the message attributes to show; empty for all. */
    public List<String> attributeNames() {
        return getList(QueueKeys.ATTRIBUTE_FILTER_NAMES);
    }

    public Optional<String> filterPolicy() {
        return Optional.ofNullable(getString(QueueKeys.FILTER_POLICY)).filter(policy -> !policy.isBlank());
    }

    public boolean deleteMessages() {
        return getBoolean(QueueKeys.DELETE_MESSAGES);
    }

    /** Whether a task continues when one of its queues cannot be read any more. */
    public boolean goesOnWithoutQueue() {
        return choice(QueueKeys.ON_QUEUE_FAILURE, OnQueueFailure.class) == OnQueueFailure.CONTINUE;
    }

    /** Whether the frequent calls are made without the SDK's generated client. */
    public boolean callsDirectly() {
        return choice(AwsKeys.SQS_CLIENT, SqsClient.class) == SqsClient.DIRECT;
    }

    /** The value of a key with a fixed list of values, in upper or lower case. */
    private <E extends Enum<E>> E choice(String key, Class<E> words) {
        return Enum.valueOf(words, getString(key).trim().toUpperCase(Locale.ROOT));
    }

    public boolean deleteUnproduced() {
        return getBoolean(QueueKeys.DELETE_UNPRODUCED);
    }

    /** The topic for messages of one queue. */
    public String topicFor(QueueUrl queue) {
        return getString(KafkaKeys.TOPIC).trim().replace(KafkaKeys.QUEUE_PLACEHOLDER, queue.name());
    }

    /** The partition for all records; null if Kafka chooses it by key. */
    public Integer partition() {
        return getInt(KafkaKeys.PARTITION);
    }

    public RecordKey recordKey() {
        return choice(KafkaKeys.RECORD_KEY, RecordKey.class);
    }

    public Optional<String> recordKeyAttribute() {
        return Optional.ofNullable(getString(KafkaKeys.RECORD_KEY_ATTRIBUTE));
    }

    /** The converter of Connect that gets the keys as they are; empty if this configuration does not show it. */
    public String keyConverter() {
        return ConnectConverters.ofKeys(originals());
    }

    /** The converter of Connect that gets the values as they are; empty if this configuration does not show it. */
    public String valueConverter() {
        return ConnectConverters.ofValues(originals());
    }

    /** The converter of Connect that gets the headers; empty if this configuration does not show it. */
    public String headerConverter() {
        return connectKey("header.converter", "");
    }

    public RecordTimestamp recordTimestamp() {
        return choice(KafkaKeys.RECORD_TIMESTAMP, RecordTimestamp.class);
    }

    public Optional<String> recordTimestampField() {
        return Optional.ofNullable(getString(KafkaKeys.RECORD_TIMESTAMP_FIELD));
    }

    public int converterThreads() {
        return getInt(ConverterKeys.CONVERTER_THREADS);
    }

    /** How long a deduplication id is remembered; zero if this is switched off. */
    public Duration deduplicationWindow() {
        return getBoolean(DeliveryKeys.FIFO_DEDUPLICATION_ENABLED)
                ? Duration.ofMinutes(getInt(DeliveryKeys.FIFO_DEDUPLICATION_WINDOW_MINUTES))
                : Duration.ZERO;
    }

    public Optional<String> dlqTopic() {
        return Optional.ofNullable(getString(DeliveryKeys.DLQ_TOPIC)).map(String::trim);
    }

    /** Whether a dead letter that is too large for Kafka is cut. */
    public boolean dlqTruncates() {
        return getBoolean(DeliveryKeys.DLQ_TRUNCATE);
    }

    public int maxRetries() {
        return getInt(DeliveryKeys.MAX_RETRIES);
    }

    public Duration retryBackoff() {
        return Duration.ofMillis(getLong(DeliveryKeys.RETRY_BACKOFF_MS));
    }

    public Duration retryBackoffMax() {
        return Duration.ofMillis(getLong(DeliveryKeys.RETRY_BACKOFF_MAX_MS));
    }

    public int suspectReceiveCount() {
        return getInt(DeliveryKeys.SUSPECT_RECEIVE_COUNT);
    }

    /** The size of the largest record that is sent to Kafka. */
    public long recordMaxBytes() {
        Integer configured = getInt(DeliveryKeys.RECORD_MAX_BYTES);
        return configured != null
                ? configured
                : Long.parseLong(
                        connectKey(PRODUCER_MAX_REQUEST_SIZE, Integer.toString(DeliveryKeys.KAFKA_DEFAULT_MAX_BYTES)));
    }

    /** The largest number of received messages; see {@link #isInFlightStrict}. */
    public int maxInFlightMessages() {
        Integer configured = getInt(DeliveryKeys.MAX_IN_FLIGHT_MESSAGES);
        return configured != null ? configured : DeliveryKeys.USUAL_IN_FLIGHT_MESSAGES;
    }

    /** Whether the limit on messages includes those that the receives in progress may bring. */
    public boolean isInFlightStrict() {
        return getInt(DeliveryKeys.MAX_IN_FLIGHT_MESSAGES) != null;
    }

    public long maxInFlightBytes() {
        return getLong(DeliveryKeys.MAX_IN_FLIGHT_BYTES);
    }

    /** The largest number of bytes by which all messages of a task together may grow during conversion. */
    public long maxGrowthBytes() {
        return Math.max(maxInFlightBytes(), getLong(ConverterKeys.CLAIM_CHECK_MAX_CONCURRENT_BYTES));
    }

    /** The largest number of concurrent receives; empty if it adapts to backlog and round trip. */
    public OptionalInt maxConcurrentReceives() {
        int limit = getInt(DeliveryKeys.MAX_CONCURRENT_RECEIVES);
        return limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    public int maxPollRecords() {
        return getInt(DeliveryKeys.MAX_POLL_RECORDS);
    }

    /** Whether Connect continues after a failed record. Then a report of an unproduced record does not show the reason. */
    public boolean toleratesErrors() {
        return "all".equalsIgnoreCase(connectKey(ERRORS_TOLERANCE, "none"));
    }

    /** Whether each poll is a separate transaction, if transactions are used. */
    public boolean transactionPerPoll() {
        return "poll".equalsIgnoreCase(connectKey(TRANSACTION_BOUNDARY, "poll"));
    }

    /** How long rejected credentials count as a temporary failure. */
    public Duration credentialPatience() {
        return Duration.ofSeconds(getInt(AwsKeys.CREDENTIALS_PATIENCE_SECONDS));
    }

    /** Whether a key of this connector has an effect with the values of the other keys. */
    public boolean hasEffect(String key) {
        return KeyForms.of(key)
                .map(form -> form.shownWhen().holds(new HashMap<>(values())))
                .orElse(true);
    }

    /** Whether the configured converters resolve references to S3. */
    public boolean followsClaimChecks() {
        return BundledConverters.followsClaimChecks(new HashMap<>(values()));
    }

    /** Whether classes of the user are configured. They get all keys and may read any of them. */
    public boolean hasForeignReaders() {
        boolean ownProvider =
                getClass(AwsKeys.CREDENTIALS_PROVIDER_CLASS) != null && getPassword(AwsKeys.ACCESS_KEY_ID) == null;
        return ownProvider
                || BundledConverters.atWork(new HashMap<>(values())).stream().anyMatch(BundledConverters::isForeign);
    }

    private String connectKey(String key, String defaultValue) {
        Object value = originals().get(key);
        return value == null ? defaultValue : value.toString().trim();
    }
}
