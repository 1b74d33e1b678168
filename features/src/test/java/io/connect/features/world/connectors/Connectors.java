package io.connect.features.world.connectors;

import io.connect.features.environment.Lazy;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.messages.Queue;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.place.SqsAccess;
import io.connect.features.world.place.Workers;
import io.connect.features.world.topics.Topics;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.sqs.SqsAdmin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The connector of a scenario: its configuration, and its state in Connect. It is deleted with the scenario. */
public final class Connectors {
    /** The class name that users write into their configurations. */
    public static final String CLASS = "io.connect.sqs.SqsSourceConnector";

    /** The secret key of every connector. */
    public static final String SECRET_KEY = "planted+secret/THAT+no/log+may/hold+2f9c";

    /** The registry password of every connector. */
    public static final String REGISTRY_PASSWORD = "planted-registry-password-5b1d";

    /** For scenarios that set the password of a key store, or a key of the producer. */
    public static final String STORE_PASSWORD = "planted-store-password-77e0";

    /** Set in the environment of the standalone worker. */
    public static final String SESSION_TOKEN = "planted-session-token-c40a";

    private static final String REGISTRY_USER = "someone:" + REGISTRY_PASSWORD;

    /** Secrets that may appear in no log and no error: all of the above, and the form in which a password is sent. */
    public static final List<String> SECRETS = List.of(
            SECRET_KEY,
            REGISTRY_PASSWORD,
            STORE_PASSWORD,
            SESSION_TOKEN,
            Base64.getEncoder().encodeToString(REGISTRY_USER.getBytes(StandardCharsets.UTF_8)));

    /**
     * A worker killed within a commit leaves its transaction open. Readers and the worker's successor wait until it times out;
     * Connect's default is a minute.
     */
    private static final String TRANSACTION_TIMEOUT_MS = "10000";

    private static final String SQS_CLIENT = "features.sqs.client";

    private final Workers workers;
    private final Queues queues;
    private final Topics topics;
    private final SqsAccess sqs;
    private final Lazy<String> name;
    private Optional<Map<String, String>> current = Optional.empty();

    public Connectors(RunningScenario scenario, Workers workers, Queues queues, Topics topics, SqsAccess sqs) {
        this.workers = workers;
        this.queues = queues;
        this.topics = topics;
        this.sqs = sqs;
        this.name = new Lazy<>(() -> {
            scenario.atEnd(this::delete);
            return scenario.name();
        });
    }

    /** Name of the scenario's connector. */
    public String name() {
        return name.get();
    }

    /** True when this scenario uses a connector, so that its state can be reported. */
    public boolean isAskedFor() {
        return name.isMade();
    }

    /**
     * Keys of every connector of the suite: {@code sqs.client} with the value of {@code -Dfeatures.sqs.client}, or no key
     * without that.
     */
    public static Map<String, String> suiteKeys() {
        String client = System.getProperty(SQS_CLIENT);
        return client == null ? Map.of() : Map.of("sqs.client", client);
    }

    /** The configuration of a connector before the scenario sets its own keys. */
    public Map<String, String> configuration() {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("name", name());
        config.put("connector.class", CLASS);
        config.put("tasks.max", "1");
        config.put("sqs.queue.urls", queues.all().stream().map(Queue::url).collect(Collectors.joining(",")));
        config.put("kafka.topic", topics.main());
        config.put("aws.region", SqsAdmin.REGION);
        config.put("aws.access.key.id", SqsAdmin.ACCESS_KEY_ID);
        config.put("aws.secret.access.key", SECRET_KEY);
        config.put("aws.endpoint.override", sqs.endpoint().toString());
        config.put("schema.registry.basic.auth.user.info", REGISTRY_USER);
        config.putAll(suiteKeys());
        if (workers.exactlyOnce()) {
            config.put("producer.override.transaction.timeout.ms", TRANSACTION_TIMEOUT_MS);
            config.put("offsets.storage.topic", name() + "-offsets");
        }
        return config;
    }

    /** Creates the connector or changes its configuration. */
    public void put(Map<String, String> config) {
        rest().put(name(), config);
        current = Optional.of(Map.copyOf(config));
    }

    /** The configuration from the last {@link #put}. */
    public Map<String, String> current() {
        return current.orElseThrow(() -> new IllegalStateException("this scenario has not created its connector"));
    }

    /** The current status in Connect. */
    public ConnectorStatus status() {
        return rest().status(name()).orElse(new ConnectorStatus("UNKNOWN", "", List.of()));
    }

    public ConnectRest rest() {
        return workers.rest();
    }

    /** Restarts its only task over REST. */
    public void restartTask() {
        rest().restartTask(name(), 0);
    }

    /** Deletes the connector permanently. */
    public void delete() {
        current.ifPresent(created -> rest().delete(name()));
        current = Optional.empty();
    }
}
