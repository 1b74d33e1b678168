package io.connect.bench.scenario.environment;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Maps;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Settings of parts that already run elsewhere, beside their addresses. Values may refer to secrets as
 * {@code ${env:NAME}} or {@code ${file:/path}}; the secrets themselves are never here.
 *
 * @param kafkaClient properties of the bench's own Kafka clients, such as {@code security.protocol}
 * @param connectAccess the credentials for Connect's REST interface
 * @param queueUrls queues that are there already; empty when they are created
 * @param queueNames pattern of the names of queues that are created, with {@code {run}} and {@code {name}}
 * @param bucket a bucket that is there already; empty when the experiment makes its own
 */
public record ExternalSpec(
        Map<String, String> kafkaClient,
        RestAccess connectAccess,
        List<String> queueUrls,
        String queueNames,
        Optional<String> bucket) {

    /** A reference to a secret: group 1 says where it is, {@code env} or {@code file}, group 2 its name there. */
    public static final Pattern SECRET_REFERENCE = Pattern.compile("\\$\\{(env|file):([^}]+)}");

    /** The default names of queues. */
    public static final String DEFAULT_QUEUE_NAMES = "bench-{run}-{name}";

    /** Nothing is there. */
    public static final ExternalSpec NONE =
            new ExternalSpec(Map.of(), RestAccess.OPEN, List.of(), DEFAULT_QUEUE_NAMES, Optional.empty());

    /**
     * The way into a REST interface.
     *
     * @param username the username for basic authentication; empty without
     * @param password the password for basic authentication
     * @param trustStore file with the certificates to trust; empty for the JVM's own
     * @param trustStorePassword the password of the trust store
     */
    public record RestAccess(
            @Key("Who the bench says it is, by basic authentication.")
            Optional<String> username,

            @Key("The password, best as ${env:NAME} or ${file:/path}.")
            Optional<String> password,

            @Key("PKCS12 or JKS file with the certificates to trust; the JVM's own unless given.")
            Optional<String> trustStore,

            @Key("Password of that file.") Optional<String> trustStorePassword) {

        /** No login. */
        public static final RestAccess OPEN =
                new RestAccess(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public RestAccess {
            Objects.requireNonNull(trustStore, "trustStore");
            Objects.requireNonNull(trustStorePassword, "trustStorePassword");
            if (username.isPresent() != password.isPresent()) {
                throw new IllegalArgumentException(
                        "connect.username and connect.password are given together or not at all");
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
