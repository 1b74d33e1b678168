package io.connect.sqs.receive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Decides whether a task may receive messages at present. The gate is open if there is no reason to close it. Thread-safe.
 * Receivers are called on the thread that opens the gate, and must not block.
 */
public final class IntakeGate {

    /** A reason to close the gate. */
    public enum Reason {
        /** A service that conversions need is unavailable. */
        SERVICE,
        /** Connect has not polled for a while. The messages of the receives in progress are still accepted. */
        SILENCE,
        /** Connect does not poll, and the messages that it has not seen were released. */
        PAUSE
    }

    /** The receiver of one queue. */
    public interface Receiver {

        /** Called when the gate has opened. */
        void wake();

        /** Called to receive one message although the gate is closed, to test whether the reason still applies. */
        void probe();
    }

    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final List<Receiver> receivers = new ArrayList<>();
    private volatile boolean open = true;

    /** Adds a receiver. */
    public synchronized void add(Receiver receiver) {
        receivers.add(receiver);
    }

    /** Removes a receiver; does nothing if it was not added. */
    public synchronized void remove(Receiver receiver) {
        receivers.remove(receiver);
    }

    /** Whether messages may be received. */
    public boolean isOpen() {
        return open;
    }

    /** Whether the gate is closed for this reason. */
    public synchronized boolean isClosedFor(Reason reason) {
        return reasons.contains(reason);
    }

    /** Closes the gate, or adds a reason if it is closed already. */
    public synchronized void close(Reason reason) {
        open = false;
        reasons.add(reason);
    }

    /** Removes a reason, and opens the gate if no other reason remains. */
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

    /** Asks each receiver for one message if the gate is closed for this reason only. */
    public void probe(Reason reason) {
        List<Receiver> probing;
        synchronized (this) {
            probing = reasons.equals(EnumSet.of(reason)) ? List.copyOf(receivers) : List.of();
            // The next probe starts with another receiver. If the budget is short, the first receiver takes all of it,
            // and its queue may be empty.
            Collections.rotate(receivers, -1);
        }
        probing.forEach(Receiver::probe);
    }
}
