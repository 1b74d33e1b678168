package io.connect.sqs.receive;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;

/**
 * A simulated queue with sends in batches of ten. It is one round trip away and serves one receive at a time. A receive of an
 * empty queue waits for messages: the first of them for 20 seconds, each further one for one second.
 */
final class OpenLoad {

    private static final int BATCH = 10;

    private enum Kind {
        SENT,
        ASKED,
        EXPIRED,
        ANSWERED
    }

    private record Event(long at, Kind kind, Receive receive) {}

    private static final class Receive {
        private final long started;
        private final boolean scouts;
        private final List<Long> sentAt = new ArrayList<>();
        private long oldestNanos;

        private Receive(long started, boolean scouts) {
            this.started = started;
            this.scouts = scouts;
        }
    }

    private final long roundTripNanos;
    private final Random chance;
    private final Queue<Event> events = new PriorityQueue<>((one, other) -> Long.compare(one.at(), other.at()));
    private final ArrayDeque<Long> queued = new ArrayDeque<>();
    private final ArrayDeque<Receive> waiting = new ArrayDeque<>();
    private final List<Long> waits = new ArrayList<>();

    private long now;
    private long servedUntil;
    private int underWay;
    private boolean scouting;
    private int returned;
    private int empty;
    private double numberByTime;
    private final ReceiveConcurrency concurrency = new ReceiveConcurrency(500, () -> now);

    OpenLoad(long roundTripMs, Random chance) {
        this.roundTripNanos = Duration.ofMillis(roundTripMs).toNanos();
        this.chance = chance;
    }

    /** Sends for this time, and receives until all messages have arrived. */
    OpenLoad run(Duration time, int batchesPerSecond) {
        long sent = 0;
        for (double at = 0; at < time.toSeconds(); at += (0.5 + chance.nextDouble()) / batchesPerSecond) {
            events.add(new Event((long) (at * 1e9), Kind.SENT, null));
            sent += BATCH;
        }
        receive();
        while (waits.size() < sent) {
            Event event = events.remove();
            numberByTime += underWay * (double) (event.at() - now);
            now = event.at();
            switch (event.kind()) {
                case SENT -> sent();
                case ASKED -> asked(event.receive());
                case EXPIRED -> expired(event.receive());
                case ANSWERED -> answered(event.receive());
            }
        }
        waits.sort(null);
        return this;
    }

    /** The time from send to receive that 95 of 100 messages take at most. */
    double p95Seconds() {
        return waits.get(waits.size() * 95 / 100) / 1e9;
    }

    double meanNumber() {
        return numberByTime / now;
    }

    /** The part of the receives that returned no message. */
    double emptyPart() {
        return (double) empty / returned;
    }

    private void receive() {
        while (underWay < concurrency.target()) {
            underWay++;
            events.add(new Event(now + oneWay(), Kind.ASKED, new Receive(now, !scouting)));
            scouting = true;
        }
    }

    private void sent() {
        queued.addAll(Collections.nCopies(BATCH, now));
        if (!waiting.isEmpty()) {
            answer(waiting.remove());
        }
    }

    private void asked(Receive receive) {
        if (!queued.isEmpty()) {
            answer(receive);
            return;
        }
        waiting.add(receive);
        events.add(new Event(now + Duration.ofSeconds(receive.scouts ? 20 : 1).toNanos(), Kind.EXPIRED, receive));
    }

    private void expired(Receive receive) {
        if (waiting.remove(receive)) {
            events.add(new Event(now + oneWay(), Kind.ANSWERED, receive));
        }
    }

    private void answer(Receive receive) {
        receive.oldestNanos = now - queued.element();
        while (receive.sentAt.size() < BATCH && !queued.isEmpty()) {
            receive.sentAt.add(queued.remove());
        }
        servedUntil = Math.max(servedUntil, now) + (long) (-Math.log(1 - chance.nextDouble()) * 3e6);
        events.add(new Event(servedUntil + oneWay(), Kind.ANSWERED, receive));
    }

    private void answered(Receive receive) {
        underWay--;
        returned++;
        empty += receive.sentAt.isEmpty() ? 1 : 0;
        scouting &= !receive.scouts;
        receive.sentAt.forEach(sentAt -> waits.add(now - sentAt));
        long tookNanos = now - receive.started;
        concurrency.answered(receive.sentAt.size(), BATCH, tookNanos, receive.oldestNanos < tookNanos / 2);
        receive();
    }

    private long oneWay() {
        return (long) (roundTripNanos / 2 * (1 + chance.nextDouble() / 10));
    }
}
