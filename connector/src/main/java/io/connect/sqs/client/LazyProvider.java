package io.connect.sqs.client;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * A credentials provider that is created at its first use, on the calling thread. The reason is that the constructor or {@code
 * configure()} of a user's class may call a vault and block. If the creation fails, the next use tries again. Thread-safe.
 */
final class LazyProvider implements AwsCredentialsProvider, SdkAutoCloseable {

    private final Supplier<AwsCredentialsProvider> factory;
    private final AtomicReference<SdkAutoCloseable> toClose = new AtomicReference<>();
    private volatile AwsCredentialsProvider made;
    private volatile boolean closed;

    LazyProvider(Supplier<AwsCredentialsProvider> factory) {
        this.factory = factory;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        AwsCredentialsProvider known = made;
        return (known == null ? make() : known).resolveCredentials();
    }

    private synchronized AwsCredentialsProvider make() {
        if (made == null) {
            if (closed) {
                throw SdkClientException.create("The connector has been stopped");
            }
            AwsCredentialsProvider provider = factory.get();
            if (provider instanceof SdkAutoCloseable closeable) {
                toClose.set(closeable);
            }
            made = provider;
            if (closed) {
                closeMade();
            }
        }
        return made;
    }

    /** Does not wait for a provider that is being created. Such a provider is closed as soon as it exists. */
    @Override
    public void close() {
        closed = true;
        closeMade();
    }

    private void closeMade() {
        SdkAutoCloseable closeable = toClose.getAndSet(null);
        if (closeable != null) {
            closeable.close();
        }
    }
}
