package io.connect.sqs.error;

import java.time.Duration;
import java.util.Objects;

/**
 * How calls to SQS with a temporary failure are made again.
 *
 * @param backoff            the pauses between them
 * @param credentialPatience how long rejected credentials count as a temporary failure: new ones may be on their way
 */
public record CallRetries(Backoff backoff, Duration credentialPatience) {
    public CallRetries {
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(credentialPatience, "credentialPatience");
    }
}
