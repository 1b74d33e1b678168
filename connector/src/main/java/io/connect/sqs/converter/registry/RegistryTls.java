package io.connect.sqs.converter.registry;

import io.connect.sqs.converter.registry.RegistrySettings.Store;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;

/**
 * TLS for the registry from key and trust stores: PKCS12 and JKS through the JDK, PEM through the worker's Kafka client,
 * which already knows how to read it.
 */
final class RegistryTls {

    private static final String PEM = "PEM";
    private static final String PROTOCOL = "TLS";

    private RegistryTls() {}

    /**
     * Builds the context.
     *
     * @return empty when no store is configured: the JVM's own trust is used
     * @throws ConfigException when a store cannot be read; names the key, never the password
     */
    static Optional<SSLContext> context(RegistrySettings settings) {
        Optional<Store> trust = settings.trustStore();
        Optional<Store> identity = settings.keyStore();
        if (trust.isEmpty() && identity.isEmpty()) {
            return Optional.empty();
        }
        if (trust.filter(RegistryTls::isPem).isPresent()
                || identity.filter(RegistryTls::isPem).isPresent()) {
            return Optional.of(pemContext(trust, identity));
        }
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    identity.isPresent() ? keyManagers(identity.get()) : null,
                    trust.isPresent() ? trustManagers(trust.get()) : null,
                    null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new ConfigException("Cannot set up TLS for the schema registry: " + e.getMessage());
        }
    }

    private static boolean isPem(Store store) {
        return store.type().equals(PEM);
    }

    private static KeyManager[] keyManagers(Store store) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(load(store), characters(store.keyPassword()));
        return factory.getKeyManagers();
    }

    private static TrustManager[] trustManagers(Store store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(load(store));
        return factory.getTrustManagers();
    }

    private static KeyStore load(Store store) {
        try (InputStream in = new FileInputStream(store.location())) {
            KeyStore keyStore = KeyStore.getInstance(store.type());
            keyStore.load(in, characters(store.password()));
            return keyStore;
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigException(
                    store.key(), store.location(), "cannot be read as " + store.type() + ": " + e.getMessage());
        }
    }

    private static char[] characters(Optional<Password> password) {
        return password.map(secret -> secret.value().toCharArray()).orElse(null);
    }

    /** The factory wants every key of its kind, defaults filled in. */
    private static ConfigDef sslKeys() {
        ConfigDef keys = new ConfigDef();
        SslConfigs.addClientSslSupport(keys);
        return keys;
    }

    private static SSLContext pemContext(Optional<Store> trust, Optional<Store> identity) {
        Map<String, Object> config = new HashMap<>();
        config.put(SslConfigs.SSL_PROTOCOL_CONFIG, PROTOCOL);
        trust.ifPresent(store -> {
            config.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, store.location());
            config.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, store.type());
            store.password().ifPresent(secret -> config.put(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, secret));
        });
        identity.ifPresent(store -> {
            config.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, store.location());
            config.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, store.type());
            store.keyPassword().ifPresent(secret -> config.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, secret));
        });
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(sslKeys(), config, false).values());
            return factory.sslContext();
        } catch (KafkaException e) {
            throw new ConfigException("Cannot read the schema registry's PEM stores "
                    + config.get(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG) + " and "
                    + config.get(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG) + ": " + e.getMessage());
        }
    }
}
