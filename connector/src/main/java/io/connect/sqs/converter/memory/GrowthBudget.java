package io.connect.sqs.converter.memory;

import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.DataException;

/**
 * Limits the bytes by which all messages of a task together grow in conversion, until Kafka has acknowledged them.
 *
 * <p>A conversion opens a share on its thread. Each converter of a chain takes bytes for this share before it makes a message
 * larger. Outside of a task, no share is open and nothing is counted. If the budget is used up, a message waits. Of the
 * messages that already hold bytes, only one may wait, so that two never wait for each other. Thread-safe.
 */
public final class GrowthBudget {

    private static final ThreadLocal<Share> CURRENT = new ThreadLocal<>();

    /**
     * The interval between two checks of the free budget. Messages that Kafka acknowledges free their bytes without a
     * notification.
     */
    private static final long GLANCE_MS = 50;

    private final long capacity;
    private final LongSupplier converted;
    private long taken;
    private boolean waitsHolding;
    private boolean closed;

    /**
     * @param capacity the size of the budget; a single message may not use more
     * @param converted the bytes of converted messages that Kafka has not acknowledged
     */
    public GrowthBudget(long capacity, LongSupplier converted) {
        this.capacity = capacity;
        this.converted = converted;
    }

    /** Runs a conversion with a new share, which is empty at first and released at the end. */
    public void within(Runnable conversion) {
        Share share = new Share();
        CURRENT.set(share);
        try {
            conversion.run();
        } finally {
            CURRENT.remove();
            share.giveBack();
        }
    }

    /** Whether a share is open on this thread. */
    public static boolean isOpen() {
        return CURRENT.get() != null;
    }

    /**
     * Takes bytes for the conversion on this thread, and waits if necessary.
     *
     * @throws DataException if the message would use more than the whole budget
     * @throws NoRoomException if the message must not wait
     */
    public static void take(long bytes) {
        Share share = CURRENT.get();
        if (share != null && bytes > 0) {
            share.takeMore(bytes);
        }
    }

    /** Wakes all waiting threads when the task stops. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** The bytes that conversions use at present. */
    public synchronized long taken() {
        return taken;
    }

    /** The bytes that one message uses. */
    private final class Share {

        private long held;

        private void takeMore(long bytes) {
            synchronized (GrowthBudget.this) {
                if (held + bytes > capacity) {
                    throw new DataException("The message grows to more than the " + capacity
                            + " bytes that all messages of a task may grow into together; raise sqs.max.in.flight.bytes or"
                            + " claim.check.max.concurrent.bytes to allow that");
                }
                if (!fits(bytes)) {
                    await(bytes);
                }
                taken += bytes;
                held += bytes;
            }
        }

        private void await(long bytes) {
            boolean holding = held > 0;
            if (holding && waitsHolding) {
                throw new NoRoomException("No room for " + bytes + " bytes more");
            }
            waitsHolding |= holding;
            try {
                while (!fits(bytes)) {
                    if (closed) {
                        throw new NoRoomException("The task stops");
                    }
                    GrowthBudget.this.wait(GLANCE_MS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoRoomException("Interrupted while waiting for " + bytes + " bytes");
            } finally {
                if (holding) {
                    waitsHolding = false;
                }
            }
        }

        private boolean fits(long bytes) {
            return taken + converted.getAsLong() + bytes <= capacity;
        }

        private void giveBack() {
            synchronized (GrowthBudget.this) {
                taken -= held;
                held = 0;
                GrowthBudget.this.notifyAll();
            }
        }
    }
}
