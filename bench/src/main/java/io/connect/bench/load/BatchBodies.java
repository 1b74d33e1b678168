package io.connect.bench.load;

import io.connect.bench.load.SendBatchRequest.Entry;
import io.connect.bench.payload.Bodies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;

/**
 * Makes the content of each batch: its queue, and its messages with their groups. Batches use the queues in turn, so that each
 * queue gets the same load. Safe for any thread.
 */
public final class BatchBodies implements LongFunction<byte[]> {

    private final Placement placement;
    private final List<String> queueUrls;
    private final Bodies messages;
    private final LongUnaryOperator intendedMicros;

    /**
     * Makes the bodies of an offered load.
     *
     * @param queueUrls the queue URLs, as many as the placement has queues
     * @param messages the content of each message
     * @param intendedMicros maps a batch number to the stamp written into its messages
     */
    public BatchBodies(Placement placement, List<String> queueUrls, Bodies messages, LongUnaryOperator intendedMicros) {
        this.placement = placement;
        this.queueUrls = List.copyOf(queueUrls);
        this.messages = messages;
        this.intendedMicros = intendedMicros;
    }

    @Override
    public byte[] apply(long batch) {
        OfferedLoad offer = placement.offer();
        int size = offer.plan().sizeOf(batch);
        long first = offer.firstMessageOf(batch);
        long stamp = intendedMicros.applyAsLong(batch);
        List<Entry> entries = new ArrayList<>(size);
        // An existing queue discards the deduplication ids of the past five minutes. The time makes these ids differ
        // from those of an earlier run.
        String ids = stamp + "-" + offer.producer() + "-";
        for (int i = 0; i < size; i++) {
            int group = placement.groupOf(batch, i);
            byte[] body = messages.encode(first + i, group, stamp);
            entries.add(
                    placement.groups().any()
                            ? new Entry(body, Integer.toString(group), ids + (first + i))
                            : new Entry(body, null, null));
        }
        return SendBatchRequest.encode(queueUrls.get(placement.queueOf(batch)), entries);
    }
}
