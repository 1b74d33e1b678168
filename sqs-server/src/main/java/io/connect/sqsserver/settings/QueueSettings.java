package io.connect.sqsserver.settings;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The attributes of one queue. Immutable: each change returns new settings. */
public final class QueueSettings {

    private static final long SECOND_MILLIS = 1_000;
    private static final String TRUE = "true";

    private final boolean fifo;
    private final Map<QueueAttribute, String> values;
    private final long visibilityMillis;
    private final long retentionMillis;
    private final Optional<RedrivePolicy> redrive;

    private QueueSettings(boolean fifo, Map<QueueAttribute, String> values) {
        this.fifo = fifo;
        this.values = values;
        visibilityMillis = millis(QueueAttribute.VISIBILITY_TIMEOUT);
        retentionMillis = millis(QueueAttribute.MESSAGE_RETENTION_PERIOD);
        redrive = Optional.ofNullable(values.get(QueueAttribute.REDRIVE_POLICY)).map(RedrivePolicy::of);
    }

    /**
     * Settings of a new queue.
     *
     * @throws SqsException for a name or value that the type of queue does not allow
     */
    public static QueueSettings of(boolean fifo, Map<String, String> attributes) {
        Map<QueueAttribute, String> initial = new EnumMap<>(QueueAttribute.class);
        for (QueueAttribute each : QueueAttribute.values()) {
            if (each.initial() != null && (fifo || !each.isFifoOnly())) {
                initial.put(each, each.initial());
            }
        }
        if (fifo) {
            initial.put(QueueAttribute.FIFO_QUEUE, TRUE);
        }
        return new QueueSettings(fifo, initial).with(attributes);
    }

    /** Returns settings with some attributes changed. An empty value restores the attribute's default. */
    public QueueSettings with(Map<String, String> changes) {
        Map<QueueAttribute, String> changed = new EnumMap<>(values);
        changes.forEach((name, value) -> change(changed, AttributeCheck.attribute(name, fifo), value));
        encryption(changed, changes);
        if ("perMessageGroupId".equals(changed.get(QueueAttribute.FIFO_THROUGHPUT_LIMIT))
                && !"messageGroup".equals(changed.get(QueueAttribute.DEDUPLICATION_SCOPE))) {
            throw new SqsException(
                    ErrorCode.INVALID_ATTRIBUTE_VALUE,
                    "Invalid value for the parameter FifoThroughputLimit. Reason: perMessageGroupId is allowed only when"
                            + " the value of DeduplicationScope is messageGroup.");
        }
        return new QueueSettings(fifo, changed);
    }

    private static void change(Map<QueueAttribute, String> changed, QueueAttribute attribute, String value) {
        if (value.isEmpty()) {
            if (attribute.initial() == null) {
                changed.remove(attribute);
            } else {
                changed.put(attribute, attribute.initial());
            }
            return;
        }
        String normalized = AttributeCheck.normalized(attribute, value);
        if (attribute == QueueAttribute.FIFO_QUEUE && !normalized.equals(TRUE)) {
            throw new SqsException(
                    ErrorCode.INVALID_ATTRIBUTE_VALUE,
                    "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.");
        }
        changed.put(attribute, normalized);
    }

    /**
     * Setting a KMS key turns the encryption with SQS-managed keys off. Turning both on is refused. Nothing is
     * encrypted here.
     */
    private static void encryption(Map<QueueAttribute, String> changed, Map<String, String> changes) {
        String key = changes.get(QueueAttribute.KMS_MASTER_KEY_ID.attributeName());
        String managed = changes.get(QueueAttribute.SQS_MANAGED_SSE_ENABLED.attributeName());
        boolean keyGiven = key != null && !key.isEmpty();
        boolean managedGiven = TRUE.equalsIgnoreCase(managed);
        if (keyGiven && managedGiven || managedGiven && changed.containsKey(QueueAttribute.KMS_MASTER_KEY_ID)) {
            throw new SqsException(
                    ErrorCode.INVALID_ATTRIBUTE_NAME,
                    "You can use one type of server-side encryption (SSE) at one time. You can either enable KMS SSE or"
                            + " SQS SSE.");
        }
        if (keyGiven) {
            changed.put(QueueAttribute.SQS_MANAGED_SSE_ENABLED, "false");
            changed.putIfAbsent(QueueAttribute.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "300");
        }
        if (!changed.containsKey(QueueAttribute.KMS_MASTER_KEY_ID)) {
            changed.remove(QueueAttribute.KMS_DATA_KEY_REUSE_PERIOD_SECONDS);
        }
    }

    /** All stored attributes by name. Attributes that the service computes are not included. */
    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        values.forEach((attribute, value) -> all.put(attribute.attributeName(), value));
        return all;
    }

    /**
     * Finds an attribute whose requested value differs from its current value, as CreateQueue compares them.
     *
     * @return the name of the attribute; empty if all values are equal
     */
    public Optional<String> differsFrom(Map<String, String> asked) {
        QueueSettings wanted = of(fifo, asked);
        return asked.keySet().stream()
                .filter(name -> !wanted.value(name).equals(value(name)))
                .findFirst();
    }

    private String value(String name) {
        return String.valueOf(values.get(QueueAttribute.named(name)));
    }

    public boolean isFifo() {
        return fifo;
    }

    public long visibilityMillis() {
        return visibilityMillis;
    }

    public long retentionMillis() {
        return retentionMillis;
    }

    public long delayMillis() {
        return millis(QueueAttribute.DELAY_SECONDS);
    }

    public long waitMillis() {
        return millis(QueueAttribute.RECEIVE_MESSAGE_WAIT_TIME_SECONDS);
    }

    public int maximumMessageSizeBytes() {
        return Integer.parseInt(values.get(QueueAttribute.MAXIMUM_MESSAGE_SIZE));
    }

    public boolean deduplicatesByContent() {
        return TRUE.equals(values.get(QueueAttribute.CONTENT_BASED_DEDUPLICATION));
    }

    public boolean deduplicatesWithinGroup() {
        return "messageGroup".equals(values.get(QueueAttribute.DEDUPLICATION_SCOPE));
    }

    /** Whether the quotas apply to each message group (high throughput mode). */
    public boolean isHighThroughput() {
        return "perMessageGroupId".equals(values.get(QueueAttribute.FIFO_THROUGHPUT_LIMIT));
    }

    public Optional<RedrivePolicy> redrive() {
        return redrive;
    }

    public RedriveAllowPolicy redriveAllow() {
        String value = values.get(QueueAttribute.REDRIVE_ALLOW_POLICY);
        return value == null ? RedriveAllowPolicy.ALL : RedriveAllowPolicy.of(value);
    }

    /** The access policy; null if the queue has none. */
    public String policy() {
        return values.get(QueueAttribute.POLICY);
    }

    private long millis(QueueAttribute attribute) {
        return Long.parseLong(values.get(attribute)) * SECOND_MILLIS;
    }
}
