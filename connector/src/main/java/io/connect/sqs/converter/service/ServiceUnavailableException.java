package io.connect.sqs.converter.service;

import org.apache.kafka.connect.errors.RetriableException;

/**
 * A service that a converter needs does not work: it cannot be reached, fails, or refuses this worker. That is no fault of
 * the message, which waits until the service is back, however long that takes, and does not end as a dead letter.
 *
 * <p>The exception carries how often the service has succeeded so far. So a message's own fault is not taken for one of the
 * service: a message that fails while others succeed is tried again {@code max.retries} times, and more often only while
 * others fail as well.
 */
public final class ServiceUnavailableException extends RetriableException {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final long successes;

    /**
     * @param service   its name for the log
     * @param successes counts the service's successes so far; while the count stands still, every failure counts as the
     *     service's
     * @param message the attempt and its result
     */
    public ServiceUnavailableException(String service, long successes, String message, Throwable cause) {
        super(message, cause);
        this.service = service;
        this.successes = successes;
    }

    /** The name of the service. */
    public String service() {
        return service;
    }

    /** How often the service had done its work when it failed. */
    public long successes() {
        return successes;
    }
}
