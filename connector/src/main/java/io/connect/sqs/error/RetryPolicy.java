package io.connect.sqs.error;

import java.util.Objects;

/**
 * How often a call with a temporary failure is tried again, and with which pauses.
 *
 * @param maxRetries tries after the first
 * @param backoff    the pauses between them
 */
public record RetryPolicy(int maxRetries, Backoff backoff) {
    public RetryPolicy {
        Objects.requireNonNull(backoff, "backoff");
    }
}
