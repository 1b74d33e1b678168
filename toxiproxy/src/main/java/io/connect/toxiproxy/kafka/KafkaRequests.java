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
 * Reads the requests of a connection. Requests of an API without a rule stream through after the first 12 bytes. The others are
 * read completely if their rules require it.
 */
final class KafkaRequests extends MessageHandler {

    private static final int KEY = Integer.BYTES;
    private static final int VERSION = KEY + Short.BYTES;
    private static final int CORRELATION = VERSION + Short.BYTES;
    private static final int FIRST_BYTES = CORRELATION + Integer.BYTES;
    private static final int LEAST_SIZE = FIRST_BYTES - Integer.BYTES;

    /** No broker accepts a request this large. Such a stream is TLS, or not Kafka's protocol. */
    private static final int LARGEST_SIZE = 1 << 30;

    private static final Logger LOG = LoggerFactory.getLogger(KafkaRequests.class);

    private static final Optional<Boolean> ANSWERED = Optional.of(true);

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
        List<Rule> candidates = about(key);
        Extent extent = Extent.of((long) size + Integer.BYTES);
        if (candidates.isEmpty()) {
            return untouched(bytes, size, extent);
        }
        if (KafkaApis.understood(key, version).isEmpty()) {
            return unknown(bytes, size, candidates, extent);
        }
        if (candidates.stream().noneMatch(KafkaRequests::needsBody)) {
            return met(bytes, size, Optional.empty(), candidates);
        }
        if (size <= LARGEST_KEPT_BYTES && bytes.readableBytes() < size + Integer.BYTES) {
            return null;
        }
        Optional<KafkaRequest> request = size > LARGEST_KEPT_BYTES
                ? Optional.empty()
                : KafkaRequest.read(bytes.nioBuffer(at + Integer.BYTES, size));
        try {
            return request.isEmpty() ? unknown(bytes, size, candidates, extent) : met(bytes, size, request, candidates);
        } catch (RuntimeException e) {
            LOG.debug("Kafka's schemas cannot answer a request of key {} and version {}", key, version, e);
            return unknown(bytes, size, candidates, extent);
        }
    }

    /** Whether a rule reads the body, for the names in it or to answer instead of the broker. */
    private static boolean needsBody(Rule rule) {
        return ((KafkaCall) rule.settings()).narrowed() || rule.settings().action() instanceof CallAction.Error;
    }

    private Message unknown(ByteBuf bytes, int size, List<Rule> candidates, Extent extent) {
        Message message = untouched(bytes, size, extent);
        if (message != null) {
            candidates.forEach(rule -> rule.tally().addUnknown());
        }
        return message;
    }

    /**
     * Lets the rules decide.
     *
     * @param request the complete request; empty if no rule reads it
     */
    private Message met(ByteBuf bytes, int size, Optional<KafkaRequest> request, List<Rule> candidates) {
        Optional<Boolean> answered = isAnswered(bytes, size);
        if (answered.isEmpty()) {
            return null;
        }
        int correlation = bytes.getInt(bytes.readerIndex() + CORRELATION);
        Rules.Verdict verdict = rules.decide(
                candidates,
                rule -> request.map(read -> read.isAbout((KafkaCall) rule.settings(), topics))
                        .orElse(true));
        CallAction action = verdict.request().orElse(null);
        Fate fate = Fate.ofRequest(action);
        Exchange exchange =
                new Exchange(correlation, verdict.answer(), answerOf(request, verdict.answer()), true, details(bytes));
        if (action instanceof CallAction.Drop) {
            exchange = Exchange.lost(correlation);
        } else if (fate == Fate.SWALLOW) {
            exchange = Exchange.answered(correlation, answerOf(request, verdict.request()));
        }
        if (answered.get()) {
            answers.expect(exchange);
        } else {
            exchange.release();
        }
        return new Message(Extent.of((long) size + Integer.BYTES), fate);
    }

    private static ByteBuf answerOf(Optional<KafkaRequest> request, Optional<CallAction> action) {
        return request.isPresent() && action.isPresent() && action.get() instanceof CallAction.Error error
                ? request.get().answer(KafkaApis.error(error.code()))
                : null;
    }

    private Message untouched(ByteBuf bytes, int size, Extent extent) {
        Optional<Boolean> answered = isAnswered(bytes, size);
        if (answered.isEmpty()) {
            return null;
        }
        if (answered.get()) {
            answers.expect(Exchange.untouched(bytes.getInt(bytes.readerIndex() + CORRELATION), details(bytes)));
        }
        return new Message(extent, Fate.PASS);
    }

    /** The version of a Metadata request. Its answer contains topic names; newer requests contain only ids. */
    private static Object details(ByteBuf bytes) {
        int at = bytes.readerIndex();
        return bytes.getShort(at + KEY) == ApiKeys.METADATA.id ? Short.valueOf(bytes.getShort(at + VERSION)) : null;
    }

    /** Whether the broker answers a request; empty until enough of it has arrived. */
    private static Optional<Boolean> isAnswered(ByteBuf bytes, int size) {
        return bytes.getShort(bytes.readerIndex() + KEY) == ApiKeys.PRODUCE.id
                ? ProduceAcks.read(bytes, size).map(acks -> acks != 0)
                : ANSWERED;
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
