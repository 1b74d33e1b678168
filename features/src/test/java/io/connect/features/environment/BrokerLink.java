package io.connect.features.environment;

import io.connect.testbed.kafka.KafkaOptions;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.ToxicType;
import java.util.HashMap;
import java.util.Map;

/**
 * A link that a single broker uses to reach itself. As transaction coordinator it sends markers to the leader of a partition,
 * and both are the same process. The broker has a separate listener for it.
 */
final class BrokerLink implements AutoCloseable {
    private static final String HOST = "PEER://127.0.0.1:";

    private final Links links = new Links();
    private final Link link;
    private final int port;

    /** @param port the port on which the broker will listen */
    BrokerLink(int port) {
        this.port = port;
        this.link = links.open("between-brokers", port);
        link.proxy().readCalls(ToxicType.KAFKA_CALL);
    }

    Proxy proxy() {
        return link.proxy();
    }

    /** The broker options, with the listener for other brokers behind the link. */
    KafkaOptions on(KafkaOptions plain) {
        Map<String, String> overrides = new HashMap<>(plain.overrides());
        overrides.put("listeners", HOST + port);
        overrides.put("advertised.listeners", HOST + link.port());
        overrides.put("listener.security.protocol.map", "PEER:PLAINTEXT");
        overrides.put("inter.broker.listener.name", "PEER");
        return new KafkaOptions(plain.brokers(), plain.replication(), plain.heap(), overrides);
    }

    @Override
    public void close() {
        links.close();
    }
}
