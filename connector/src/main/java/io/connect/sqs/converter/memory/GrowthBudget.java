package io.connect.sqs.converter.memory;

import java.util.function.LongSupplier;
import org.apache.kafka.connect.errors.DataException;

/**
 * How many bytes all messages of a task may grow into together while they are converted, and until Kafka has them.
 *
 * <p>A conversion opens a share on its thread; converters take from it, wherever they stand in a chain, before they make a
 * message larger. Outside of a task no share is open, and nothing is counted. A message that finds no room waits. Of the messages
 * that hold some room already only one may wait, so that no two wait for each other. Thread-safe.
 */
public final class GrowthBudget {

    private static final ThreadLocal<Share> CURRENT = new ThreadLocal<>();

    /** Time between two checks for room: messages that reach Kafka free theirs without a notice. */
    private static final long GLANCE_MS = 50;

    private final long capacity;
    private final LongSupplier converted;
    private long taken;
    private boolean waitsHolding;
    private boolean closed;

    /**
     * @param capacity bytes that messages may grow into together; no single message may take more
     * @param converted bytes that are converted and on their way to Kafka
     */
    public GrowthBudget(long capacity, LongSupplier converted) {
        this.capacity = capacity;
        this.converted = converted;
    }

    /** Runs a conversion with a share of its own, which is empty at first and released at the end. */
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

    /** Whether a conversion runs on this thread whose growth is counted. */
    public static boolean isOpen() {
        return CURRENT.get() != null;
    }

    /**
     * Takes bytes for the conversion that runs on this thread, and waits for them if need be.
     *
     * @throws DataException   if the message grows beyond everything that there is
     * @throws NoRoomException if it cannot wait
     */
    public static void take(long bytes) {
        Share share = CURRENT.get();
        if (share != null && bytes > 0) {
            share.takeMore(bytes);
        }
    }

    /** Ends all waiting; the task stops. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Bytes taken at present. */
    public synchronized long taken() {
        return taken;
    }

    /** The bytes that one message holds. */
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
