package io.connect.sqs.simulation.machine;

import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A clock that jumps from event to event. Events at the same time run in the order in which they were planned. */
public final class VirtualTime {

    public static final long MILLI = 1_000_000;
    public static final long SECOND = 1_000 * MILLI;

    private static final Logger LOG = LoggerFactory.getLogger(VirtualTime.class);

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now = SECOND;
    private long planned;
    private long run;

    public long now() {
        return now;
    }

    /** Logs an event for the replay of a run. */
    public void tell(String what, Object about) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{} ms: {} {}", now / MILLI, what, about);
        }
    }

    public long eventsRun() {
        return run;
    }

    public void at(long moment, Runnable deed) {
        events.add(new Event(Math.max(now, moment), planned++, deed));
    }

    public void after(long nanos, Runnable deed) {
        at(now + nanos, deed);
    }

    /** Runs the next event that is due by the limit, or else moves the clock to the limit. */
    public void step(long limit) {
        Event next = events.peek();
        if (next == null || next.moment > limit) {
            now = Math.max(now, limit);
            return;
        }
        events.poll();
        now = Math.max(now, next.moment);
        run++;
        next.deed.run();
    }

    /** Runs all events that are due by the limit. */
    public void runUntil(long limit) {
        while (now < limit) {
            step(limit);
        }
    }

    private record Event(long moment, long number, Runnable deed) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return moment != other.moment ? Long.compare(moment, other.moment) : Long.compare(number, other.number);
        }
    }
}
