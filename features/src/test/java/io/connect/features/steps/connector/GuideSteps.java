package io.connect.features.steps.connector;

import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.messages.Queue;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.place.RegistryAccess;
import io.connect.features.world.place.StoreAccess;
import io.connect.features.world.topics.Topics;
import io.cucumber.java.en.Given;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Configurations from the benchmarking guide. */
public final class GuideSteps {
    private static final Pattern GUIDE_QUEUE =
            Pattern.compile("https://sqs\\.us-east-1\\.amazonaws\\.com/123456789012/[A-Za-z0-9._-]+");

    private final Connectors connectors;
    private final Queues queues;
    private final Topics topics;
    private final StoreAccess s3;
    private final RegistryAccess registry;

    public GuideSteps(Connectors connectors, Queues queues, Topics topics, StoreAccess s3, RegistryAccess registry) {
        this.connectors = connectors;
        this.queues = queues;
        this.topics = topics;
        this.s3 = s3;
        this.registry = registry;
    }

    /** The configuration of the guide; only addresses and account settings are replaced by those of this environment. */
    @Given("the connector of the guide with the addresses of this environment")
    public void connectorOfTheGuide(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> config = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> config.put(key, properties.getProperty(key)));
        Iterator<Queue> next = queues.all().iterator();
        config.replaceAll((key, value) -> GUIDE_QUEUE
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(next.next().url())));
        config.computeIfPresent(
                "schema.registry.url", (key, value) -> registry.endpoint().toString());
        // Scenarios that run in parallel must not share a topic.
        config.computeIfPresent("kafka.topic", (key, value) -> topics.main());
        connectors.configuration().forEach((key, value) -> {
            if (key.startsWith("aws.")) {
                config.put(key, value);
            }
        });
        if (config.containsKey("aws.s3.region")) {
            config.put("aws.endpoint.override.s3", s3.endpoint().toString());
        }
        config.putAll(Connectors.suiteKeys());
        config.put("name", connectors.name());
        config.putIfAbsent("connector.class", Connectors.CLASS);
        String topic = config.getOrDefault("kafka.topic", queues.all().get(0).name());
        topics.mainIs(topic);
        topics.create(topic, Map.of());
        connectors.put(config);
        Running.await(connectors);
    }
}
