package io.connect.sqs.client;

import io.connect.sqs.config.AwsKeys;
import io.connect.sqs.config.NetworkKeys;
import io.connect.sqs.net.Proxies;
import io.connect.sqs.net.StoreFile;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** The AWS settings of a connector. Secrets are never printed, because they stay {@link Password}s until a client is built. */
public final class AwsSettings {

    private static final ConfigDef CONFIG_DEF = define();

    private final AbstractConfig config;
    private final Proxies proxies;

    private AwsSettings(AbstractConfig config, Proxies proxies) {
        this.config = config;
        this.proxies = proxies;
    }

    /** Reads the AWS settings from the configuration of a connector and ignores all other keys. */
    public static AwsSettings of(Map<String, ?> connectorConfig) {
        return new AwsSettings(new AbstractConfig(CONFIG_DEF, connectorConfig, false), Proxies.of(connectorConfig));
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        AwsKeys.define(def);
        NetworkKeys.define(def);
        return def;
    }

    /** All configuration keys, for a class of the user. */
    Map<String, Object> all() {
        return config.originals();
    }

    HttpClients http() {
        return new HttpClients(
                proxies,
                StoreFile.ofCertificates(
                        config,
                        NetworkKeys.AWS_TRUSTSTORE_LOCATION,
                        NetworkKeys.AWS_TRUSTSTORE_TYPE,
                        NetworkKeys.AWS_TRUSTSTORE_PASSWORD));
    }

    Optional<String> region() {
        return text(AwsKeys.REGION);
    }

    Optional<String> s3Region() {
        return text(AwsKeys.S3_REGION).or(this::region);
    }

    Optional<Password> accessKeyId() {
        return Optional.ofNullable(config.getPassword(AwsKeys.ACCESS_KEY_ID));
    }

    Optional<Password> secretAccessKey() {
        return Optional.ofNullable(config.getPassword(AwsKeys.SECRET_ACCESS_KEY));
    }

    Optional<Password> sessionToken() {
        return Optional.ofNullable(config.getPassword(AwsKeys.SESSION_TOKEN));
    }

    Optional<Class<?>> providerClass() {
        return Optional.ofNullable(config.getClass(AwsKeys.CREDENTIALS_PROVIDER_CLASS));
    }

    Optional<String> profile() {
        return text(AwsKeys.CREDENTIALS_PROFILE);
    }

    Optional<String> roleArn() {
        return text(AwsKeys.ASSUME_ROLE_ARN);
    }

    String roleSessionName() {
        return config.getString(AwsKeys.ROLE_SESSION_NAME).trim();
    }

    /** The duration of a role session in seconds; empty for the default of STS. */
    Optional<Integer> roleDuration() {
        return Optional.ofNullable(config.getInt(AwsKeys.ROLE_DURATION_SECONDS));
    }

    Optional<Password> roleExternalId() {
        return Optional.ofNullable(config.getPassword(AwsKeys.ROLE_EXTERNAL_ID));
    }

    Optional<URI> sqsEndpoint() {
        return endpoint(AwsKeys.ENDPOINT_OVERRIDE_SQS);
    }

    Optional<URI> s3Endpoint() {
        return endpoint(AwsKeys.ENDPOINT_OVERRIDE_S3);
    }

    Optional<URI> stsEndpoint() {
        return endpoint(AwsKeys.ENDPOINT_OVERRIDE_STS);
    }

    private Optional<URI> endpoint(String serviceKey) {
        return text(serviceKey).or(() -> text(AwsKeys.ENDPOINT_OVERRIDE)).map(URI::create);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(config.getString(key)).map(String::trim).filter(value -> !value.isEmpty());
    }
}
