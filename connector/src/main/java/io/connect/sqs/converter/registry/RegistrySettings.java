package io.connect.sqs.converter.registry;

import io.connect.sqs.config.Addresses;
import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.ConverterKeys.UnknownFields;
import io.connect.sqs.net.Proxies;
import io.connect.sqs.net.StoreFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Typed access to the registry settings of a connector. */
public final class RegistrySettings {

    private static final ConfigDef CONFIG_DEF = define();

    private final AbstractConfig config;
    private final Proxies proxies;

    private RegistrySettings(AbstractConfig config, Proxies proxies) {
        this.config = config;
        this.proxies = proxies;
    }

    /**
     * Reads the registry settings from a configuration and ignores all other keys.
     *
     * @throws ConfigException if no registry address is configured
     */
    public static RegistrySettings of(Map<String, ?> connectorConfig) {
        RegistrySettings settings = new RegistrySettings(
                new AbstractConfig(CONFIG_DEF, connectorConfig, false), Proxies.of(connectorConfig));
        if (settings.addresses().isEmpty()) {
            throw new ConfigException(
                    ConverterKeys.REGISTRY_URL, null, "must name a schema registry, like http://localhost:8081");
        }
        return settings;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        ConverterKeys.define(def);
        return def;
    }

    /** Whether fields that are not in the schema are ignored. */
    public boolean ignoresUnknownFields() {
        return config.getString(ConverterKeys.UNKNOWN_FIELDS)
                .trim()
                .toUpperCase(Locale.ROOT)
                .equals(UnknownFields.IGNORE.name());
    }

    List<URI> addresses() {
        return config.getList(ConverterKeys.REGISTRY_URL).stream()
                .map(String::trim)
                .filter(address -> !address.isEmpty())
                .map(RegistrySettings::address)
                .toList();
    }

    private static URI address(String text) {
        String base = text.endsWith("/") ? text : text + "/";
        if (base.matches("https?://[^/\\s@]+/[^?#\\s]*")) {
            try {
                URI address = new URI(base);
                if (Addresses.isCallable(address)) {
                    return address;
                }
            } catch (URISyntaxException e) {
                // Validation reports the problem with the key itself.
            }
        }
        throw new ConfigException(
                ConverterKeys.REGISTRY_URL,
                Addresses.withoutLogin(text),
                "must be http(s)://host:port/path without credentials; those go into "
                        + ConverterKeys.REGISTRY_BASIC_AUTH);
    }

    /** The proxies for calls to the registry. */
    Proxies proxies() {
        return proxies;
    }

    Optional<Password> basicAuth() {
        return Optional.ofNullable(config.getPassword(ConverterKeys.REGISTRY_BASIC_AUTH));
    }

    /** The subject whose newest schema is used for bodies without a schema id; empty for the subject of the topic. */
    public Optional<String> subject() {
        return Optional.ofNullable(config.getString(ConverterKeys.REGISTRY_SUBJECT))
                .map(String::trim);
    }

    /** The id of the schema for bodies without a schema id; empty for the newest schema of the subject. */
    public OptionalInt schemaId() {
        Integer id = config.getInt(ConverterKeys.VALUE_SCHEMA_ID);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    Duration cacheTime() {
        return Duration.ofSeconds(config.getInt(ConverterKeys.REGISTRY_CACHE_SECONDS));
    }

    Optional<StoreFile> trustStore() {
        return StoreFile.ofCertificates(
                config,
                ConverterKeys.REGISTRY_TRUSTSTORE_LOCATION,
                ConverterKeys.REGISTRY_TRUSTSTORE_TYPE,
                ConverterKeys.REGISTRY_TRUSTSTORE_PASSWORD);
    }

    Optional<StoreFile> keyStore() {
        return StoreFile.of(
                config,
                ConverterKeys.REGISTRY_KEYSTORE_LOCATION,
                ConverterKeys.REGISTRY_KEYSTORE_TYPE,
                ConverterKeys.REGISTRY_KEYSTORE_PASSWORD,
                ConverterKeys.REGISTRY_KEY_PASSWORD);
    }
}
