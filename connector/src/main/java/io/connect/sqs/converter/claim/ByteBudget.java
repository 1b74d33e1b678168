package io.connect.sqs.converter.claim;

import io.connect.sqs.config.ConverterKeys;
import java.util.concurrent.Semaphore;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * How many bytes of objects all threads of a task may hold together. A message with several references asks for them one
 * after the other. Only one such message at a time gets any budget, so that two of them never wait for each other.
 * Thread-safe.
 */
public final class ByteBudget {

    /** Permits are an int; counting in kibibytes lets the budget pass two gigabytes. */
    private static final int UNIT_BYTES = 1024;

    private final int capacity;
    private final Semaphore units;
    private final Semaphore gatherer = new Semaphore(1, true);

    /**
     * Creates a budget.
     *
     * @param bytes its size; no single message may take more
     */
    public ByteBudget(long bytes) {
        this.capacity = toUnits(bytes);
        this.units = new Semaphore(capacity, true);
    }

    /**
     * Opens the share of one message, empty at first. Close it when the bytes are no longer needed.
     *
     * @param references number of objects that the message refers to
     * @throws RetriableException when interrupted while another message with several references is at work
     */
    public Share open(int references) {
        if (references > 1) {
            try {
                gatherer.acquire();
            } catch (InterruptedException e) {
                throw interrupted("its turn to gather " + references + " objects", e);
            }
        }
        return new Share(references > 1);
    }

    private static RetriableException interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RetriableException("Interrupted while waiting for " + what, e);
    }

    private static int toUnits(long bytes) {
        return Math.toIntExact((bytes + UNIT_BYTES - 1) / UNIT_BYTES);
    }

    /** The bytes that one message holds. Not thread-safe. */
    public final class Share implements AutoCloseable {

        private final boolean gathering;
        private int held;
        private boolean closed;

        private Share(boolean gathering) {
            this.gathering = gathering;
        }

        /**
         * Waits until this many more bytes may be held.
         *
         * @throws DataException when the message would hold more than the whole budget
         * @throws RetriableException when interrupted
         */
        public void take(long bytes) {
            int more = toUnits(bytes);
            if (more > capacity - held) {
                throw new DataException("The objects of one message hold more than " + (long) capacity * UNIT_BYTES
                        + " bytes; raise " + ConverterKeys.CLAIM_CHECK_MAX_CONCURRENT_BYTES + " to allow that");
            }
            try {
                units.acquire(more);
                held += more;
            } catch (InterruptedException e) {
                throw interrupted("room for " + bytes + " bytes from S3", e);
            }
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                units.release(held);
                if (gathering) {
                    gatherer.release();
                }
            }
        }
    }
}
