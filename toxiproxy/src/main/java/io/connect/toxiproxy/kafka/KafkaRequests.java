package io.connect.toxiproxy.kafka;

import io.connect.toxiproxy.call.Exchange;
import io.connect.toxiproxy.call.Extent;
import io.connect.toxiproxy.call.Fate;
import io.connect.toxiproxy.call.MessageHandler;
import io.connect.toxiproxy.call.Rule;
import io.connect.toxiproxy.call.Rules;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.protocol.ApiKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the requests of a connection. Requests of an API that no rule is about stream through after the first 12 bytes; the
 * others are read whole, as far as the rules about them need it.
 */
final class KafkaRequests extends MessageHandler {

    private static final int KEY = Integer.BYTES;
    private static final int VERSION = KEY + Short.BYTES;
    private static final int CORRELATION = VERSION + Short.BYTES;
    private static final int FIRST_BYTES = CORRELATION + Integer.BYTES;
    private static final int LEAST_SIZE = FIRST_BYTES - Integer.BYTES;

    /** No broker takes a request this large; a stream that begins so is TLS or no Kafka at all. */
    private static final int LARGEST_SIZE = 1 << 30;

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRequests.class);

    private final Rules rules;
    private final TopicIds topics;
    private final KafkaAnswers answers;

    private List<Rule> known = List.of();
    private Map<Short, List<Rule>> byApi = Map.of();

    KafkaRequests(Rules rules, TopicIds topics, KafkaAnswers answers) {
        this.rules = rules;
        this.topics = topics;
        this.answers = answers;
    }

    @Override
    protected Message begin(ByteBuf bytes) {
        if (bytes.readableBytes() < FIRST_BYTES) {
            return null;
        }
        int at = bytes.readerIndex();
        int size = bytes.getInt(at);
        if (size < LEAST_SIZE || size > LARGEST_SIZE) {
            rules.now().forEach(rule -> rule.tally().addUnknown());
            answers.passAll();
            return new Message(Extent.endless(), Fate.PASS);
        }
        short key = bytes.getShort(at + KEY);
        short version = bytes.getShort(at + VERSION);
        int correlation = bytes.getInt(at + CORRELATION);
        List<Rule> candidates = about(key);
        Extent extent = Extent.of((long) size + Integer.BYTES);
        if (candidates.isEmpty()) {
            return untouched(bytes, size, extent);
        }
        Optional<ApiKeys> api = KafkaApis.understood(key, version);
        boolean tooLarge = size > LARGEST_KEPT_BYTES;
        if (api.isPresent() && !tooLarge && bytes.readableBytes() < size + Integer.BYTES) {
            return null;
        }
        Optional<KafkaRequest> request = api.isEmpty() || tooLarge
                ? Optional.empty()
                : KafkaRequest.read(bytes.nioBuffer(at + Integer.BYTES, size));
        if (request.isEmpty()) {
            candidates.forEach(rule -> rule.tally().addUnknown());
            return untouched(bytes, size, extent);
        }
        try {
            return met(request.get(), candidates, correlation, extent, expectsAnswer(bytes, size));
        } catch (RuntimeException e) {
            LOG.debug("Kafka's schemas cannot answer a request of {}", api.get(), e);
            candidates.forEach(rule -> rule.tally().addUnknown());
            return untouched(bytes, size, extent);
        }
    }

    private Message met(
            KafkaRequest request, List<Rule> candidates, int correlation, Extent extent, boolean expectsAnswer) {
        Rules.Verdict verdict = rules.decide(candidates, rule -> request.isAbout((KafkaCall) rule.settings(), topics));
        CallAction action = verdict.request().orElse(null);
        Fate fate = Fate.PASS;
        Exchange exchange = new Exchange(
                correlation, verdict.answer(), answerOf(request, verdict.answer()), true, request.toldVersion());
        if (action instanceof CallAction.Drop) {
            fate = Fate.SWALLOW;
            exchange = Exchange.lost(correlation);
        } else if (action instanceof CallAction.Error error) {
            fate = Fate.SWALLOW;
            exchange = Exchange.answered(correlation, request.answer(KafkaApis.error(error.code())));
        } else if (action instanceof CallAction.Delay delay) {
            fate = new Fate.Delay(delay.by().toNanos());
        } else if (action instanceof CallAction.Reset) {
            fate = Fate.RESET;
        }
        if (expectsAnswer) {
            answers.expect(exchange);
        } else {
            exchange.release();
        }
        return new Message(extent, fate);
    }

    private static ByteBuf answerOf(KafkaRequest request, Optional<CallAction> onAnswer) {
        return onAnswer.isPresent() && onAnswer.get() instanceof CallAction.Error error
                ? request.answer(KafkaApis.error(error.code()))
                : null;
    }

    private Message untouched(ByteBuf bytes, int size, Extent extent) {
        int at = bytes.readerIndex();
        short key = bytes.getShort(at + KEY);
        if (key == ApiKeys.PRODUCE.id) {
            Optional<Integer> acks = ProduceAcks.read(bytes, size);
            if (acks.isEmpty()) {
                return null;
            }
            if (acks.get() == 0) {
                return new Message(extent, Fate.PASS);
            }
        }
        // Answers to Metadata tell the names of topics, which newer requests give by id only.
        Object details = key == ApiKeys.METADATA.id ? Short.valueOf(bytes.getShort(at + VERSION)) : null;
        answers.expect(Exchange.untouched(bytes.getInt(at + CORRELATION), details));
        return new Message(extent, Fate.PASS);
    }

    private static boolean expectsAnswer(ByteBuf bytes, int size) {
        return bytes.getShort(bytes.readerIndex() + KEY) != ApiKeys.PRODUCE.id
                || ProduceAcks.read(bytes, size).orElse(1) != 0;
    }

    private List<Rule> about(short key) {
        List<Rule> current = rules.now();
        if (current != known) {
            known = current;
            byApi = new HashMap<>();
            for (Rule rule : current) {
                byApi.computeIfAbsent(KafkaApis.api(rule.settings().call()).id, id -> new ArrayList<>())
                        .add(rule);
            }
        }
        return byApi.isEmpty() ? List.of() : byApi.getOrDefault(key, List.of());
    }
}
