package io.connect.sqs.converter;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.ConverterKeys.ClaimCheckFieldFormat;
import io.connect.sqs.converter.claim.AllowedBuckets;
import io.connect.sqs.converter.compression.CompressionFormat;
import io.connect.sqs.converter.json.FieldPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.Utils;

/** Typed access to the converter settings of a connector. */
final class ConverterSettings {

    private static final ConfigDef CONFIG_DEF = define();

    private final AbstractConfig config;

    ConverterSettings(Map<String, ?> connectorConfig) {
        this.config = new AbstractConfig(CONFIG_DEF, connectorConfig, false);
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        ConverterKeys.define(def);
        return def;
    }

    /**
     * Creates and configures the delegate of a converter.
     *
     * @param owner the class of the converter that needs the delegate
     * @throws ConfigException if a converter class is twice in the chain of delegates, because this chain would be endless
     */
    MessageConverter newDelegate(Class<? extends MessageConverter> owner) {
        Set<Class<?>> chain = new LinkedHashSet<>();
        for (Class<?> next = owner; next != null; next = delegateOf(next)) {
            if (!chain.add(next)) {
                throw new ConfigException(
                        delegateKey(owner),
                        delegateOf(owner).getName(),
                        "makes an endless chain of converters: " + chain + " and again " + next);
            }
        }
        Class<?> type = delegateOf(owner);
        if (!MessageConverter.class.isAssignableFrom(type)) {
            throw new ConfigException(
                    delegateKey(owner), type.getName(), "must implement " + MessageConverter.class.getName());
        }
        return ConfiguredConverter.of(Utils.newInstance(type, MessageConverter.class), config.originals());
    }

    boolean claimCheckRetrieves() {
        return config.getBoolean(ConverterKeys.CLAIM_CHECK_RETRIEVE_FROM_S3);
    }

    List<FieldPath> claimCheckPaths() {
        return config.getList(ConverterKeys.CLAIM_CHECK_FIELD_PATHS).stream()
                .filter(path -> !path.isBlank())
                .map(path -> FieldPath.parse(ConverterKeys.CLAIM_CHECK_FIELD_PATHS, path))
                .toList();
    }

    AllowedBuckets claimCheckAllowedBuckets() {
        return new AllowedBuckets(config.getList(ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS));
    }

    ClaimCheckFieldFormat claimCheckFieldFormat() {
        return ClaimCheckFieldFormat.valueOf(constant(ConverterKeys.CLAIM_CHECK_FIELD_FORMAT));
    }

    int claimCheckMaxBytes() {
        return Math.toIntExact(config.getLong(ConverterKeys.CLAIM_CHECK_MAX_BYTES));
    }

    long claimCheckMaxConcurrentBytes() {
        long together = config.getLong(ConverterKeys.CLAIM_CHECK_MAX_CONCURRENT_BYTES);
        return Math.max(together, claimCheckMaxBytes());
    }

    /** The configured compression format; empty if the first bytes determine it. */
    Optional<CompressionFormat> compressionFormat() {
        String format = constant(ConverterKeys.DECOMPRESSION_FORMAT);
        return format.equals(ConverterKeys.DecompressionFormat.AUTO.name())
                ? Optional.empty()
                : Optional.of(CompressionFormat.valueOf(format));
    }

    boolean decodesBase64() {
        return config.getBoolean(ConverterKeys.DECOMPRESSION_BASE64_DECODE);
    }

    Optional<FieldPath> decompressionPath() {
        return Optional.ofNullable(config.getString(ConverterKeys.DECOMPRESSION_FIELD_PATH))
                .map(path -> FieldPath.parse(ConverterKeys.DECOMPRESSION_FIELD_PATH, path));
    }

    int decompressionMaxBytes() {
        return Math.toIntExact(config.getLong(ConverterKeys.DECOMPRESSION_MAX_BYTES));
    }

    Optional<FieldPath> outputField() {
        return Optional.ofNullable(config.getString(ConverterKeys.OUTPUT_FIELD_EXTRACT))
                .map(path -> FieldPath.parse(ConverterKeys.OUTPUT_FIELD_EXTRACT, path));
    }

    private String constant(String key) {
        return config.getString(key).trim().toUpperCase(Locale.ROOT);
    }

    private Class<?> delegateOf(Class<?> converter) {
        if (converter == ClaimCheckMessageConverter.class || converter == DecompressingMessageConverter.class) {
            Class<?> configured = config.getClass(delegateKey(converter));
            return configured == null ? DefaultMessageConverter.class : configured;
        }
        return null;
    }

    private static String delegateKey(Class<?> converter) {
        return converter == DecompressingMessageConverter.class
                ? ConverterKeys.DECOMPRESSION_DELEGATE_CLASS
                : ConverterKeys.DELEGATE_CLASS;
    }
}
