package io.connect.sqs.validation;

import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.KafkaKeys;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.config.TopicName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for the topics of a configuration, after placeholders are replaced. */
final class TopicRules {

    private TopicRules() {}

    /** @param queues the queues with valid URLs; if there are none, only the configured topic is checked */
    static List<Finding> check(SqsSourceConfig config, List<QueueUrl> queues) {
        List<Finding> findings = new ArrayList<>();
        Set<String> topics = new LinkedHashSet<>();
        queues.forEach(queue -> topics.add(config.topicFor(queue)));
        topics.forEach(topic -> TopicName.problem(topic)
                .ifPresent(problem -> findings.add(Finding.error(
                        KafkaKeys.TOPIC, KafkaKeys.TOPIC + " comes to " + topic + ", which " + problem))));
        topics.add(config.getString(KafkaKeys.TOPIC).trim());
        Optional<String> letters = config.dlqTopic().filter(topics::contains);
        letters.ifPresent(topic -> findings.add(Finding.error(
                DeliveryKeys.DLQ_TOPIC,
                DeliveryKeys.DLQ_TOPIC + "=" + topic
                        + " is the topic of the records themselves: a message that cannot be converted"
                        + " would be written among those that can. Name another topic")));
        return findings;
    }
}
