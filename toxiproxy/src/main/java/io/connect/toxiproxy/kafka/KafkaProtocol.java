package io.connect.toxiproxy.kafka;

import io.connect.toxiproxy.call.CallProtocol;
import io.connect.toxiproxy.call.Rules;
import io.connect.toxiproxy.link.Interception;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.CallSettings;

/** The protocol of Kafka's brokers, for rules of the type {@code kafka_call}. */
public final class KafkaProtocol implements CallProtocol {

    private final TopicIds topics = new TopicIds();

    /**
     * Starts without any known topic.
     *
     * @throws LinkageError when kafka-clients is not on the class path
     */
    public KafkaProtocol() {
        KafkaApis.all();
    }

    @Override
    public Interception intercept(Rules rules) {
        KafkaAnswers answers = new KafkaAnswers(topics);
        return new Interception(new KafkaRequests(rules, topics, answers), answers);
    }

    @Override
    public void check(CallSettings settings, Direction direction) {
        KafkaApis.api(settings.call());
        if (settings.action() instanceof CallAction.Error error) {
            KafkaApis.error(error.code());
        }
    }
}
