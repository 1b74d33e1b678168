package io.connect.sqs.converter.claim;

import io.connect.sqs.config.ConverterKeys;
import java.util.concurrent.Semaphore;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/**
 * Limits the bytes of objects that all threads of a task have in memory together. A message with several references reserves
 * the objects one by one. Only one such message at a time may do this, so two of them never wait for each other. Thread-safe.
 */
public final class ByteBudget {

    /** Semaphore permits are an int. Counting in kibibytes allows budgets above two gigabytes. */
    private static final int UNIT_BYTES = 1024;

    private final int capacity;
    private final Semaphore units;
    private final Semaphore gatherer = new Semaphore(1, true);

    /**
     * Creates a budget.
     *
     * @param bytes the size of the budget; a single message may not use more
     */
    public ByteBudget(long bytes) {
        this.capacity = toUnits(bytes);
        this.units = new Semaphore(capacity, true);
    }

    /**
     * Opens the share of one message, which is empty at first. The caller must close it when the bytes are not needed any more.
     *
     * @param references the number of objects that the message refers to
     * @throws RetriableException if interrupted while waiting for another message with several references
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

    /** The bytes that one message uses. Not thread-safe. */
    public final class Share implements AutoCloseable {

        private final boolean gathering;
        private int held;
        private boolean closed;

        private Share(boolean gathering) {
            this.gathering = gathering;
        }

        /**
         * Reserves more bytes, and waits if necessary.
         *
         * @throws DataException if the message would use more than the whole budget
         * @throws RetriableException if interrupted
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
