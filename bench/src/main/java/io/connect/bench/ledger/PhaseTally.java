package io.connect.bench.ledger;

import org.HdrHistogram.Histogram;

/** Collects the figures of one phase. Not thread-safe. */
final class PhaseTally {

    private final PhaseSpan span;
    private final Histogram response = Histograms.create();
    private final Histogram service = Histograms.create();
    private final Histogram scheduleLag = Histograms.create();
    private final Histogram acceptTime = Histograms.create();
    private long offered;
    private long sent;
    private long accepted;
    private long delivered;
    private long deadLettered;
    private long arrivedWithin;
    private long lastSeenMicros;

    PhaseTally(PhaseSpan span) {
        this.span = span;
    }

    void add(Messages messages, int seq, int state) {
        long intendedAt = messages.intended(seq);
        long sentAt = messages.sent(seq);
        boolean wasSent = MessageState.has(state, MessageState.SENT);
        offered++;
        if (wasSent) {
            sent++;
            Histograms.record(scheduleLag, sentAt - intendedAt);
        }
        accepted += MessageState.inSqs(state) ? 1 : 0;
        if (wasSent && MessageState.has(state, MessageState.ACCEPTED)) {
            Histograms.record(acceptTime, messages.accepted(seq) - sentAt);
        }
        if (MessageState.arrivals(state) > 0) {
            long seenAt = messages.seen(seq);
            delivered++;
            lastSeenMicros = Math.max(lastSeenMicros, seenAt);
            Histograms.record(response, seenAt - intendedAt);
            if (wasSent) {
                Histograms.record(service, seenAt - sentAt);
            }
        } else if (MessageState.has(state, MessageState.DEAD)) {
            deadLettered++;
        }
    }

    void arrived(long seenMicros) {
        arrivedWithin += span.contains(seenMicros) ? 1 : 0;
    }

    PhaseReport report() {
        return new PhaseReport(
                span,
                offered,
                sent,
                accepted,
                delivered,
                deadLettered,
                arrivedWithin,
                lastSeenMicros,
                response,
                service,
                scheduleLag,
                acceptTime);
    }
}
