package io.connect.sqs.converter.service;

import org.apache.kafka.connect.errors.RetriableException;

/**
 * Thrown if a service that a converter needs cannot be reached, fails, or refuses this worker. This is not the message's fault.
 * So the message waits until the service works again, however long this takes, and does not become a dead letter.
 *
 * <p>The exception contains the number of successes of the service so far. With this number, the connector distinguishes the
 * fault of a message from a fault of the service. A message that fails while others succeed is retried {@code max.retries}
 * times, and more often only if others fail too.
 */
public final class ServiceUnavailableException extends RetriableException {

    private static final long serialVersionUID = 1L;

    private final String service;
    private final long successes;

    /**
     * @param service the name of the service, for the log
     * @param successes the number of successes of the service so far; if it does not grow, every failure is considered the
     * service's fault
     * @param message the attempted action and its result
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

    /** The number of successes of the service before this failure. */
    public long successes() {
        return successes;
    }
}
