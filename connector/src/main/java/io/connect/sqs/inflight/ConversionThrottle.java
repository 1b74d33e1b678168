package io.connect.sqs.inflight;

/**
 * Holds converters back while the task is over its budget of bytes. So values that grow in conversion (claim checks,
 * compressed bodies) stay bounded too: by the budget plus one value per converter thread.
 *
 * <p>Only values that are already converted count. They leave without any converter's help, so no converter waits for ever.
 */
public final class ConversionThrottle {

    private final long maxBytes;
    private long convertedBytes;
    private boolean closed;

    public ConversionThrottle(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Waits until there is room; false when the task stops. Called by converter threads. */
    public synchronized boolean await() throws InterruptedException {
        while (convertedBytes >= maxBytes && !closed) {
            wait();
        }
        return !closed;
    }

    /** Adds bytes, or gives them back where the number is negative. */
    synchronized void add(long bytes) {
        convertedBytes += bytes;
        if (bytes < 0) {
            notifyAll();
        }
    }

    /** Bytes that are converted and not yet acknowledged. */
    public synchronized long bytes() {
        return convertedBytes;
    }

    /** Ends all waiting. */
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
