package io.connect.sqs.error;

import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.SqsFailure;
import java.util.function.LongSupplier;

/**
 * Decides whether rejected credentials are a final failure. For a while, rejections count as temporary, because new credentials
 * may come. After that they are final. For use by one thread.
 */
public final class CredentialRejections {

    private final long patienceNanos;
    private final LongSupplier nanoClock;

    private long since;
    private boolean rejected;

    /** @param retries contains the time after which rejections are final */
    public CredentialRejections(CallRetries retries, LongSupplier nanoClock) {
        this.patienceNanos = retries.credentialPatience().toNanos();
        this.nanoClock = nanoClock;
    }

    /**
     * Called after a failed call. Returns whether its credentials were rejected, and so were those of all calls for too
     * long before it.
     */
    public boolean failed(SqsFailure failure) {
        boolean before = rejected;
        rejected = failure.kind() == FailureKind.CREDENTIALS;
        if (rejected && !before) {
            since = nanoClock.getAsLong();
        }
        return rejected && nanoClock.getAsLong() - since >= patienceNanos;
    }

    /** Called after a successful call. */
    public void succeeded() {
        rejected = false;
    }
}
