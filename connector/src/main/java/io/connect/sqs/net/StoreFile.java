package io.connect.sqs.net;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
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
 * A key store or trust store file. The JDK reads PKCS12 and JKS; the worker's Kafka client reads PEM. The types are
 * independent, so a PEM trust store can be combined with a PKCS12 key store.
 *
 * @param key the configuration key of the file, for error messages
 * @param location the file
 * @param type PKCS12, JKS or PEM, in upper or lower case
 * @param password the password of the file; PEM certificates have none
 * @param keyPassword the password of the private key
 */
public record StoreFile(
        String key, String location, String type, Optional<Password> password, Optional<Password> keyPassword) {

    private static final String PEM = "PEM";

    public StoreFile {
        type = type.trim().toUpperCase(Locale.ROOT);
    }

    /**
     * The configured file; empty if none is configured.
     *
     * @param keyPasswordKey the configuration key for the password of the private key; without a value the password of the file
     * is used
     */
    public static Optional<StoreFile> of(
            AbstractConfig config, String locationKey, String typeKey, String passwordKey, String keyPasswordKey) {
        Optional<Password> password = Optional.ofNullable(config.getPassword(passwordKey));
        return Optional.ofNullable(config.getString(locationKey))
                .filter(location -> !location.isBlank())
                .map(location -> new StoreFile(
                        locationKey,
                        location.trim(),
                        config.getString(typeKey),
                        password,
                        Optional.ofNullable(config.getPassword(keyPasswordKey)).or(() -> password)));
    }

    /** The configured file of certificates; empty if none is configured. */
    public static Optional<StoreFile> ofCertificates(
            AbstractConfig config, String locationKey, String typeKey, String passwordKey) {
        return of(config, locationKey, typeKey, passwordKey, passwordKey);
    }

    /** @throws ConfigException if the file cannot be read; the message contains the key, never the password */
    public TrustManager[] trustManagers() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(filled(load(false), false));
            return factory.getTrustManagers();
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /** @throws ConfigException if the file cannot be read; the message contains the key, never the password */
    public KeyManager[] keyManagers() {
        try {
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(filled(load(true), true), characters(keyPassword));
            return factory.getKeyManagers();
        } catch (GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    /**
     * Checks that the store has entries. Without a password, the JDK opens a PKCS12 file but skips its encrypted entries,
     * usually all certificates.
     */
    private KeyStore filled(KeyStore store, boolean withPrivateKey) throws KeyStoreException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.getCertificate(alias) != null && (!withPrivateKey || store.isKeyEntry(alias))) {
                return store;
            }
        }
        throw new ConfigException(
                key,
                location,
                "holds no " + (withPrivateKey ? "private key with a certificate" : "certificate")
                        + (password.isEmpty() && !type.equals(PEM) ? "; is the password missing?" : ""));
    }

    private KeyStore load(boolean withPrivateKey) {
        if (type.equals(PEM)) {
            return loadPem(withPrivateKey);
        }
        try (InputStream in = new FileInputStream(location)) {
            KeyStore store = KeyStore.getInstance(type);
            store.load(in, characters(password));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(e);
        }
    }

    private KeyStore loadPem(boolean withPrivateKey) {
        Map<String, Object> config = new HashMap<>();
        if (withPrivateKey) {
            config.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, location);
            config.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, PEM);
            keyPassword.ifPresent(secret -> config.put(SslConfigs.SSL_KEY_PASSWORD_CONFIG, secret));
        } else {
            config.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, location);
            config.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, PEM);
        }
        // The factory needs all SSL keys, with their defaults.
        ConfigDef keys = new ConfigDef();
        SslConfigs.addClientSslSupport(keys);
        try (DefaultSslEngineFactory factory = new DefaultSslEngineFactory()) {
            factory.configure(new AbstractConfig(keys, config, false).values());
            return withPrivateKey ? factory.keystore() : factory.truststore();
        } catch (KafkaException e) {
            throw unreadable(e);
        }
    }

    private ConfigException unreadable(Exception cause) {
        return new ConfigException(key, location, "cannot be read as " + type + ": " + cause.getMessage());
    }

    private static char[] characters(Optional<Password> password) {
        return password.map(secret -> secret.value().toCharArray()).orElse(null);
    }
}
