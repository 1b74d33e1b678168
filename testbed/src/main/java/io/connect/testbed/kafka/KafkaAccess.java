package io.connect.testbed.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The access of the testbed's own clients to a Kafka cluster.
 *
 * @param bootstrapServers the brokers for the first connection of clients
 * @param client further properties of every client, such as {@code security.protocol}; contains secrets, so it is never printed
 * @param requestTimeoutMs how long to wait for one answer
 */
public record KafkaAccess(String bootstrapServers, Map<String, String> client, int requestTimeoutMs) {
    private static final int CALL_IN_REQUESTS = 3;

    /** For brokers on this machine, which answer within milliseconds or not at all. */
    public static final int NEAR_MS = 2_000;

    /** For brokers elsewhere, with a TLS handshake. */
    public static final int FAR_MS = 10_000;

    public KafkaAccess {
        client = Map.copyOf(client);
    }

    /** The common properties of all clients. */
    public Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(client);
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    /** An administrative client; the caller closes it. */
    public Admin admin() {
        Map<String, Object> properties = properties();
        properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, requestTimeoutMs);
        properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_IN_REQUESTS * requestTimeoutMs);
        return Admin.create(properties);
    }

    @Override
    public String toString() {
        return "Kafka at " + bootstrapServers + " with " + client.keySet();
    }
}
