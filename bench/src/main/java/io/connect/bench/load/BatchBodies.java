package io.connect.bench.load;

import io.connect.bench.load.SendBatchRequest.Entry;
import io.connect.bench.payload.Bodies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * The content of each batch: the queue it goes to, and its messages with their groups. Batches take the queues in turn, so
 * that each gets the same load. Safe for any thread.
 */
public final class BatchBodies implements LongFunction<byte[]> {

    private final Offer offer;
    private final List<String> queueUrls;
    private final MessageGroups groups;
    private final Bodies messages;
    private final LongUnaryOperator intendedMicros;

    /**
     * Bodies of an offer.
     *
     * @param messages what is in each message
     * @param intendedMicros batch number to the stamp written into its messages
     */
    public BatchBodies(
            Offer offer,
            List<String> queueUrls,
            MessageGroups groups,
            Bodies messages,
            LongUnaryOperator intendedMicros) {
        this.offer = offer;
        this.queueUrls = List.copyOf(queueUrls);
        this.groups = groups;
        this.messages = messages;
        this.intendedMicros = intendedMicros;
    }

    @Override
    public byte[] apply(long batch) {
        LoadPlan plan = offer.plan();
        int queue = (int) (batch % queueUrls.size());
        long place = batch / queueUrls.size() * plan.batchSize();
        int size = plan.sizeOf(batch);
        long first = offer.firstMessageOf(batch);
        long stamp = intendedMicros.applyAsLong(batch);
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int group = groups.groupOf(queue, place + i);
            byte[] body = messages.encode(first + i, group, stamp);
            entries.add(
                    groups.any()
                            ? new Entry(body, Integer.toString(group), offer.producer() + "-" + (first + i))
                            : new Entry(body, null, null));
        }
        return SendBatchRequest.encode(queueUrls.get(queue), entries);
    }
}
