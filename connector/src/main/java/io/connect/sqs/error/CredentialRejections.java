package io.connect.sqs.error;

import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.SqsFailure;
import java.util.function.LongSupplier;

/**
 * Tells how long SQS has rejected the credentials without a pause. Rejections pass for a while, because new credentials may be on
 * their way; after that they are final. For use by one thread.
 */
public final class CredentialRejections {

    private final long patienceNanos;
    private final LongSupplier nanoClock;

    private long since;
    private boolean rejected;

    /** @param retries has the time after which rejections are final */
    public CredentialRejections(CallRetries retries, LongSupplier nanoClock) {
        this.patienceNanos = retries.credentialPatience().toNanos();
        this.nanoClock = nanoClock;
    }

    /** Notes a failed call; true when it was rejected for its credentials and such rejections have lasted for too long. */
    public boolean failed(SqsFailure failure) {
        boolean before = rejected;
        rejected = failure.kind() == FailureKind.CREDENTIALS;
        if (rejected && !before) {
            since = nanoClock.getAsLong();
        }
        return rejected && nanoClock.getAsLong() - since >= patienceNanos;
    }

    /** Notes a call that succeeded. */
    public void succeeded() {
        rejected = false;
    }
}
