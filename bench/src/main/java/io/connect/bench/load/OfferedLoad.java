package io.connect.bench.load;

import io.connect.bench.ledger.KeyHash;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.load.SendBatchResponse.Accepted;
import io.connect.bench.load.SendBatchResponse.Outcome;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * One plan of sends and its entries in the ledger. Called from Gatling's event loops; every call is short.
 *
 * <p>A run can have two: the paced load and the backlog. The numbers of the second one's messages and phases continue those of
 * the first.
 */
public final class OfferedLoad implements SendListener {

    /** The producer's number if one simulation offers the whole load. */
    public static final int PRODUCER = 0;

    private final Ledger ledger;
    private final int producer;
    private final LoadPlan plan;
    private final long firstMessage;
    private final int firstPhase;
    private final Map<String, LongAdder> problems = new ConcurrentHashMap<>();
    private volatile SendTarget target;

    /**
     * Creates the offered load of a plan.
     *
     * @param firstMessage number of the plan's first message in the ledger
     * @param firstPhase number of the plan's first phase in the ledger
     */
    public OfferedLoad(Ledger ledger, LoadPlan plan, long firstMessage, int firstPhase) {
        this(ledger, PRODUCER, plan, firstMessage, firstPhase);
    }

    /** Creates the offered load of one producer among several. */
    public OfferedLoad(Ledger ledger, int producer, LoadPlan plan, long firstMessage, int firstPhase) {
        this.ledger = ledger;
        this.producer = producer;
        this.plan = plan;
        this.firstMessage = firstMessage;
        this.firstPhase = firstPhase;
    }

    /** Number of the producer in messages and ledger. */
    int producer() {
        return producer;
    }

    public LoadPlan plan() {
        return plan;
    }

    /** Number in the ledger of the first message, also of a plan without messages. */
    long firstMessage() {
        return firstMessage;
    }

    /** Number in the ledger of the first message of a batch. */
    long firstMessageOf(long batch) {
        return firstMessage + plan.firstMessageOf(batch);
    }

    /** The destination of the batches; null until {@link #aimAt} is called. */
    public SendTarget target() {
        return target;
    }

    public void aimAt(SendTarget known) {
        target = known;
    }

    /** The number of messages that SQS rejected or did not answer, per reason. */
    public Map<String, Long> problems() {
        Map<String, Long> counts = new TreeMap<>();
        problems.forEach((reason, count) -> counts.put(reason, count.sum()));
        return counts;
    }

    @Override
    public void sent(long batch, long intendedMicros, long sentMicros) {
        int size = plan.sizeOf(batch);
        long first = firstMessageOf(batch);
        ledger.offered(producer, first, size, intendedMicros, firstPhase + plan.phaseOf(batch));
        ledger.sent(producer, first, size, sentMicros);
    }

    @Override
    public void answered(long batch, SendBatchResponse response, long answeredMicros) {
        long first = firstMessageOf(batch);
        List<Outcome> entries = response.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Accepted accepted) {
                accepted(first + i, accepted, answeredMicros);
            } else if (entries.get(i) instanceof SendBatchResponse.Rejected rejected) {
                ledger.rejected(producer, first + i);
                count("refused with " + rejected.code() + ": " + rejected.message(), 1);
            }
        }
    }

    private void accepted(long message, Accepted accepted, long answeredMicros) {
        if (accepted.sequenceNumber() == null) {
            ledger.accepted(producer, message, answeredMicros);
            // On a FIFO queue the group is the key.
            ledger.keyIs(producer, message, KeyHash.of(accepted.messageId().getBytes(StandardCharsets.UTF_8)));
        } else {
            ledger.accepted(producer, message, answeredMicros, new BigInteger(accepted.sequenceNumber()));
        }
    }

    @Override
    public void refused(long batch, String reason, long answeredMicros) {
        whole(batch, message -> ledger.rejected(producer, message), "refused, " + reason);
    }

    @Override
    public void unanswered(long batch, String reason, long atMicros) {
        whole(batch, message -> ledger.unanswered(producer, message), "unanswered, " + reason);
    }

    /** Records one outcome for all messages of a batch. */
    private void whole(long batch, LongConsumer outcome, String reason) {
        int size = plan.sizeOf(batch);
        for (int i = 0; i < size; i++) {
            outcome.accept(firstMessageOf(batch) + i);
        }
        count(reason, size);
    }

    private void count(String reason, int messages) {
        problems.computeIfAbsent(reason, any -> new LongAdder()).add(messages);
    }
}
