package io.connect.sqs.converter.service;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the successes of a service, and creates the exceptions for its failures. Thread-safe. */
public final class ServiceHealth {

    private final String service;
    private final AtomicLong successes = new AtomicLong();

    /** @param service the name of the service, for the log */
    public ServiceHealth(String service) {
        this.service = service;
    }

    /** Called after a successful call to the service. */
    public void succeeded() {
        successes.incrementAndGet();
    }

    /** The exception for a failed call to the service. */
    public ServiceUnavailableException failure(String message, Throwable cause) {
        return new ServiceUnavailableException(service, successes.get(), message, cause);
    }
}
