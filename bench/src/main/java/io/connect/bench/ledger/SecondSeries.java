package io.connect.bench.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * Counts and response times per second, from the earliest intended start to the last stamp of any kind. All seconds use one
 * histogram in turn, so that several hours fit into memory. Not thread-safe.
 */
final class SecondSeries {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int MEDIAN = 50;
    private static final int P95 = 95;
    private static final int P99 = 99;

    private final Messages[] producers;
    private final int[] firstOf;
    private final long startMicros;
    private final List<Counts> counts = new ArrayList<>();

    private static final class Counts {
        private long offered;
        private long sent;
        private long accepted;
        private int delivered;
        private long latestSend;
    }

    SecondSeries(Messages[] producers) {
        this.producers = producers;
        this.firstOf = new int[producers.length];
        this.startMicros = earliestIntended(producers);
    }

    long startMicros() {
        return startMicros;
    }

    void add(Messages messages, int seq, int state) {
        at(messages.intended(seq)).offered++;
        if (MessageState.has(state, MessageState.SENT)) {
            at(messages.sent(seq)).sent++;
        }
        if (MessageState.has(state, MessageState.ACCEPTED)) {
            at(messages.accepted(seq)).accepted++;
        }
        if (MessageState.arrivals(state) > 0) {
            Counts seen = at(messages.seen(seq));
            seen.delivered++;
            if (MessageState.has(state, MessageState.SENT)) {
                seen.latestSend = Math.max(seen.latestSend, messages.sent(seq) - messages.intended(seq));
            }
        }
    }

    /** The series, after all messages were added. */
    List<SecondPoint> points() {
        int[] bySecond = arrivalsBySecond();
        List<SecondPoint> points = new ArrayList<>();
        Histogram histogram = Histograms.create();
        int next = 0;
        for (int second = 0; second < counts.size(); second++) {
            Counts of = counts.get(second);
            histogram.reset();
            for (int taken = 0; taken < of.delivered; taken++) {
                Histograms.record(histogram, responseOf(bySecond[next++]));
            }
            points.add(new SecondPoint(
                    second, of.offered, of.sent, of.accepted, of.delivered, describe(histogram), of.latestSend));
        }
        return points;
    }

    /**
     * The messages that arrived, grouped by second with a counting sort. A message is identified by its position among the
     * messages of all producers, which takes half the memory of its two numbers.
     */
    private int[] arrivalsBySecond() {
        int[] nextOf = new int[counts.size()];
        int arrived = 0;
        for (int second = 0; second < nextOf.length; second++) {
            nextOf[second] = arrived;
            arrived += counts.get(second).delivered;
        }
        int[] result = new int[arrived];
        int first = 0;
        for (int producer = 0; producer < producers.length; producer++) {
            firstOf[producer] = first;
            Messages messages = producers[producer];
            for (int seq = 0; messages != null && seq < messages.size(); seq++) {
                if (messages.knows(seq) && MessageState.arrivals(messages.state.get(seq)) > 0) {
                    result[nextOf[secondOf(messages.seen(seq))]++] = first + seq;
                }
            }
            first += messages == null ? 0 : messages.size();
        }
        return result;
    }

    private long responseOf(int arrival) {
        int found = Arrays.binarySearch(firstOf, arrival);
        int producer = found >= 0 ? found : -found - 2;
        // A producer without messages has the same first number as the next producer. The message belongs to the next
        // one.
        while (producers[producer] == null || arrival - firstOf[producer] >= producers[producer].size()) {
            producer++;
        }
        int seq = arrival - firstOf[producer];
        return producers[producer].seen(seq) - producers[producer].intended(seq);
    }

    private static Optional<SecondPoint.Response> describe(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(new SecondPoint.Response(
                histogram.getValueAtPercentile(MEDIAN),
                histogram.getValueAtPercentile(P95),
                histogram.getValueAtPercentile(P99),
                histogram.getMaxValue(),
                Histograms.encode(histogram)));
    }

    private Counts at(long micros) {
        int second = secondOf(micros);
        while (counts.size() <= second) {
            counts.add(new Counts());
        }
        return counts.get(second);
    }

    /** The second of a time. A time before the start counts as second 0, since two threads may read the clock slightly apart. */
    private int secondOf(long micros) {
        return (int) Math.max(0, (micros - startMicros) / MICROS_PER_SECOND);
    }

    private static long earliestIntended(Messages[] producers) {
        long earliest = Long.MAX_VALUE;
        for (Messages messages : producers) {
            for (int seq = 0; messages != null && seq < messages.size(); seq++) {
                if (messages.knows(seq)) {
                    earliest = Math.min(earliest, messages.intended(seq));
                }
            }
        }
        return earliest == Long.MAX_VALUE ? 0 : earliest;
    }
}
