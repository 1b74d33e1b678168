package io.connect.sqs.converter.registry;

import io.connect.sqs.net.StoreFile;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.ConfigException;

/** TLS for the registry from key and trust stores. */
final class RegistryTls {

    private static final String PROTOCOL = "TLS";

    private RegistryTls() {}

    /**
     * Builds the context.
     *
     * @return empty when no store is configured: the JVM's own trust is used
     * @throws ConfigException when a store cannot be read; names the key, never the password
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
