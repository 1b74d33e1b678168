package io.connect.sqs.converter.registry;

import io.connect.sqs.net.StoreFile;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;

/** Creates the TLS context for the registry from the configured key store and trust store. */
final class RegistryTls {

    private static final String PROTOCOL = "TLS";

    private RegistryTls() {}

    /**
     * Creates the context.
     *
     * @return empty if no store is configured; then the JVM's default is used
     * @throws ConfigException if a store cannot be read; the message contains the key, never the password
     */
    static Optional<SSLContext> context(RegistrySettings settings) {
        Optional<StoreFile> trust = settings.trustStore();
        Optional<StoreFile> identity = settings.keyStore();
        if (trust.isEmpty() && identity.isEmpty()) {
            return Optional.empty();
        }
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            context.init(
                    identity.map(StoreFile::keyManagers).orElse(null),
                    trust.map(StoreFile::trustManagers).orElse(null),
                    null);
            return Optional.of(context);
        } catch (GeneralSecurityException e) {
            throw new ConfigException("Cannot set up TLS for the schema registry: " + e.getMessage());
        }
    }
}
