package io.connect.bench.environment;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.subject.ConnectorTemplate;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.sqs.SqsAdmin;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The Connect configuration of the subject in its environment, with all placeholders filled in.
 *
 * @param values key to value, including {@code name}
 * @param dlqKey the configuration key that names the dead-letter topic
 */
record SubjectConfig(Map<String, String> values, String dlqKey) {

    private static final String OFFSETS_TOPIC = "offsets.storage.topic";

    SubjectConfig {
        values = Map.copyOf(values);
    }

    /**
     * The configuration for a set of queues.
     *
     * @param connector name of the connector
     * @param topic topic that messages arrive in; the names of other topics begin with it
     * @param bucket bucket for objects, used if the scenario needs S3
     */
    static SubjectConfig of(
            RunningEnvironment environment,
            Scenario scenario,
            String connector,
            SubjectQueues queues,
            String topic,
            String bucket) {
        Map<String, Supplier<String>> places = new HashMap<>(queues.placeholders());
        places.put("topic", () -> topic);
        places.put("dlq.topic", () -> topic + "-dlq");
        places.put("offsets.topic", () -> topic + "-offsets");
        places.put("sqs.endpoint", () -> environment.subjectSqsEndpoint().toString());
        places.put("sqs.region", environment::region);
        if (scenario.environment().s3().needed()) {
            places.put("s3.endpoint", () -> environment.subjectS3Endpoint().toString());
            places.put("s3.bucket", () -> bucket);
        }
        if (scenario.environment().registry().needed()) {
            places.put(
                    "registry.url", () -> environment.subjectRegistryEndpoint().toString());
        }
        Map<String, String> config =
                new ConnectorTemplate(places).fill(scenario.subject().config(), scenario.connector());
        config.put("name", connector);
        if (scenario.subject().plugin().isEmpty()) {
            addressesOfTheReferenceConnector(environment, scenario).forEach(config::putIfAbsent);
        }
        return new SubjectConfig(config, scenario.subject().deadLetters().topicKey());
    }

    /**
     * The addresses that the project's own connector needs in an environment that is not AWS. They are not in the scenario file,
     * because they depend on the machine. Other subjects have placeholders in their template.
     */
    private static Map<String, String> addressesOfTheReferenceConnector(
            RunningEnvironment environment, Scenario scenario) {
        if (environment.realAws()) {
            // The worker has its own credentials, from a role or from its environment.
            return Map.of("aws.region", environment.region());
        }
        Map<String, String> addresses = new HashMap<>();
        addresses.put("aws.endpoint.override", environment.subjectSqsEndpoint().toString());
        addresses.put("aws.region", environment.region());
        addresses.put("aws.access.key.id", SqsAdmin.ACCESS_KEY_ID);
        addresses.put("aws.secret.access.key", SqsAdmin.SECRET_ACCESS_KEY);
        if (scenario.environment().s3().needed()) {
            addresses.put(
                    "aws.endpoint.override.s3", environment.subjectS3Endpoint().toString());
        }
        return addresses;
    }

    /** Topic of the connector's dead letters, if one is configured. */
    Optional<String> dlqTopic() {
        return Optional.ofNullable(values.get(dlqKey)).filter(topic -> !topic.isBlank());
    }

    /** Topic of the connector's own offsets, if one is configured. */
    Optional<String> offsetsTopic() {
        return Optional.ofNullable(values.get(OFFSETS_TOPIC));
    }
}
