package io.connect.sqs.inflight;

/**
 * Makes converter threads wait while the task exceeds its byte budget. So values that grow in conversion (claim checks,
 * compressed bodies) are limited too: to the budget plus one value per converter thread.
 *
 * <p>Only converted values count. They are acknowledged without further conversions, so no converter thread waits for ever.
 */
public final class ConversionThrottle {

    private final long maxBytes;
    private long convertedBytes;
    private boolean closed;

    public ConversionThrottle(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Waits until the converted bytes are below the budget; returns false if the task stops. Called by converter threads. */
    public synchronized boolean await() throws InterruptedException {
        while (convertedBytes >= maxBytes && !closed) {
            wait();
        }
        return !closed;
    }

    /** Adds converted bytes; a negative number frees bytes. */
    synchronized void add(long bytes) {
        convertedBytes += bytes;
        if (bytes < 0) {
            notifyAll();
        }
    }

    /** The bytes of converted messages that Kafka has not acknowledged. */
    public synchronized long bytes() {
        return convertedBytes;
    }

    /** Wakes all waiting threads. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
