package io.connect.sqs.receive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a task takes messages in at present. It is open while nobody holds it closed. Thread-safe; receivers are told on the
 * thread that opens it, and must not block there.
 */
public final class IntakeGate {

    /** Why it is closed. */
    public enum Reason {
        /** A service that messages need for their conversion does not do its work. */
        SERVICE,
        /** Connect does not poll. */
        PAUSE
    }

    /** A receiver. */
    public interface Receiver {

        /** The gate has opened. */
        void wake();

        /** One message may come in though the gate is closed, to see whether its reason still holds for it. */
        void probe();
    }

    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final List<Receiver> receivers = new ArrayList<>();
    private volatile boolean open = true;

    /** Adds a receiver. */
    public synchronized void add(Receiver receiver) {
        receivers.add(receiver);
    }

    /** Takes a receiver away; does nothing if it is not here. */
    public synchronized void remove(Receiver receiver) {
        receivers.remove(receiver);
    }

    /** Whether messages may be received. */
    public boolean isOpen() {
        return open;
    }

    /** Whether it is closed for this reason. */
    public synchronized boolean isClosedFor(Reason reason) {
        return reasons.contains(reason);
    }

    /** Closes it, or adds a reason. */
    public synchronized void close(Reason reason) {
        open = false;
        reasons.add(reason);
    }

    /** Takes a reason away, and opens it if that was the last. */
    public void open(Reason reason) {
        List<Receiver> woken;
        synchronized (this) {
            if (!reasons.remove(reason)) {
                return;
            }
            open = reasons.isEmpty();
            woken = open ? List.copyOf(receivers) : List.of();
        }
        woken.forEach(Receiver::wake);
    }

    /** Lets one message of each queue in if this is the only reason why it is closed. */
    public void probe(Reason reason) {
        List<Receiver> probing;
        synchronized (this) {
            probing = reasons.equals(EnumSet.of(reason)) ? List.copyOf(receivers) : List.of();
            // The next one begins with another: where room is short, the first takes it, and its queue may be empty.
            Collections.rotate(receivers, -1);
        }
        probing.forEach(Receiver::probe);
    }
}
