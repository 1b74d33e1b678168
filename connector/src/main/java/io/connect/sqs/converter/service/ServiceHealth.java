package io.connect.sqs.converter.service;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the successes and failures of a service, and makes the exceptions for failures. Thread-safe. */
public final class ServiceHealth {

    private final String service;
    private final AtomicLong successes = new AtomicLong();

    /** @param service its name for the log */
    public ServiceHealth(String service) {
        this.service = service;
    }

    /** Notes that the service has done its work. */
    public void succeeded() {
        successes.incrementAndGet();
    }

    /** The exception to throw when it has not. */
    public ServiceUnavailableException failure(String message, Throwable cause) {
        return new ServiceUnavailableException(service, successes.get(), message, cause);
    }
}
