package io.connect.bench.scenario.environment;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Maps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of existing parts, other than their addresses. Values may refer to secrets as {@code ${env:NAME}} or
 * {@code ${file:/path}}; they never contain the secrets themselves.
 *
 * @param kafkaClient properties of the bench's own Kafka clients, such as {@code security.protocol}
 * @param connectAccess the credentials for Connect's REST interface
 * @param queueUrls existing queues; empty when the queues are created
 * @param queueNames pattern of the names of queues that are created, with {@code {run}} and {@code {name}}
 * @param bucket an existing bucket; empty when the experiment creates one
 */
public record ExternalSpec(
        Map<String, String> kafkaClient,
        RestAccess connectAccess,
        List<String> queueUrls,
        String queueNames,
        Optional<String> bucket) {

    /** A reference to a secret: group 1 is its source, {@code env} or {@code file}, and group 2 its name or path. */
    public static final Pattern SECRET_REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    /** The default pattern for names of queues. */
    public static final String DEFAULT_QUEUE_NAMES = "bench-{run}-{name}";

    /** For an environment without existing parts. */
    public static final ExternalSpec NONE =
            new ExternalSpec(Map.of(), RestAccess.OPEN, List.of(), DEFAULT_QUEUE_NAMES, Optional.empty());

    /**
     * The access to a REST interface.
     *
     * @param username the username for basic authentication; empty without authentication
     * @param password the password for basic authentication
     * @param trustStore file with the certificates to trust; empty for the JVM's own
     * @param trustStorePassword the password of the trust store
     */
    public record RestAccess(
            @Key("User name of the bench, for basic authentication.")
            Optional<String> username,

            @Key("The password, best as ${env:NAME} or ${file:/path}.")
            Optional<String> password,

            @Key("PKCS12 or JKS file with the certificates to trust; the JVM's own unless given.")
            Optional<String> trustStore,

            @Key("Password of that file.") Optional<String> trustStorePassword) {

        /** Access without authentication. */
        public static final RestAccess OPEN =
                new RestAccess(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public RestAccess {
            Objects.requireNonNull(trustStore, "trustStore");
            Objects.requireNonNull(trustStorePassword, "trustStorePassword");
            if (username.isPresent() != password.isPresent()) {
                throw new IllegalArgumentException(
                        "connect.access.username and connect.access.password are given together or not at all");
            }
        }
    }

    public ExternalSpec {
        Objects.requireNonNull(connectAccess, "connectAccess");
        Objects.requireNonNull(bucket, "bucket");
        kafkaClient = Maps.ordered(kafkaClient);
        queueUrls = List.copyOf(queueUrls);
        if (!queueNames.contains("{run}") || !queueNames.contains("{name}")) {
            throw new IllegalArgumentException("sqs.queueNames is '" + queueNames
                    + "'; it must hold {run} and {name}, or two runs would meet in one queue");
        }
    }
}
