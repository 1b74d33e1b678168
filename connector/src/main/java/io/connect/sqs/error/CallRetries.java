package io.connect.sqs.error;

import java.time.Duration;
import java.util.Objects;

/**
 * How calls to SQS that failed in passing are made again.
 *
 * @param backoff            the pauses between them
 * @param credentialPatience for so long rejected credentials are taken for passing: new ones may be on their way
 */
public record CallRetries(Backoff backoff, Duration credentialPatience) {
    public CallRetries {
        Objects.requireNonNull(backoff, "backoff");
        Objects.requireNonNull(credentialPatience, "credentialPatience");
    }
}
