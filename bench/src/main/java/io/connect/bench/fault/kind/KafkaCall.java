package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.key.Key;
import io.connect.toxiproxy.kafka.KafkaProtocol;
import io.connect.toxiproxy.toxic.call.Occurrence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Single calls of Kafka's protocol on the link to a broker. */
record KafkaCall(
        @Key("Kafka's name of the call, such as EndTxn, Produce or FindCoordinator.")
        String api,

        @Key("The thing done to it: drop, reset, delay or error.")
        CallAct action,

        @Key(value = "Its request, which the broker then does not see, or its answer.", otherwise = "answer")
        CallSide side,

        @Key("Which of these calls; each unless said otherwise.")
        Optional<WhichCalls> calls,

        @Key("Only calls that name this topic.") Optional<String> topic,

        @Key("Only calls of this transactional id.") Optional<String> transactionalId)
        implements CallFault {

    KafkaCall {
        new KafkaProtocol().check(settings(api, action, calls, topic, transactionalId), side.direction());
    }

    @Override
    public Set<FaultTarget.Part> targets() {
        return EnumSet.of(FaultTarget.Part.BROKER);
    }

    @Override
    public io.connect.toxiproxy.toxic.call.KafkaCall settings() {
        return settings(api, action, calls, topic, transactionalId);
    }

    private static io.connect.toxiproxy.toxic.call.KafkaCall settings(
            String api,
            CallAct action,
            Optional<WhichCalls> calls,
            Optional<String> topic,
            Optional<String> transactionalId) {
        if (action instanceof CallAct.Error error && error.status().isPresent()) {
            throw new IllegalArgumentException("an error of Kafka has no HTTP status; leave out status");
        }
        return new io.connect.toxiproxy.toxic.call.KafkaCall(
                api,
                calls.map(WhichCalls::occurrence).orElseGet(Occurrence::each),
                action.action(),
                topic,
                transactionalId);
    }
}
