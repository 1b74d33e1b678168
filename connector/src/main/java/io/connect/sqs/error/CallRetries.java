package io.connect.sqs.error;

import java.time.Duration;
import java.util.Objects;

/**
 * The settings for retries of calls to SQS after temporary failures.
 *
 * @param backoff the pauses between attempts
 * @param credentialPatience how long rejected credentials count as a temporary failure, because new credentials may come
 */
public record CallRetries(Backoff backoff, Duration credentialPatience) {
    public CallRetries {
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(credentialPatience, "credentialPatience");
    }
}
