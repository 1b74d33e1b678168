package io.connect.sqs.error;

import java.util.Objects;

/**
 * The number of retries after temporary failures, and the pauses between them.
 *
 * @param maxRetries the largest number of attempts after the first
 * @param backoff the pauses between attempts
 */
public record RetryPolicy(int maxRetries, Backoff backoff) {
    public RetryPolicy {
        Objects.requireNonNull(backoff, "backoff");
    }
}
