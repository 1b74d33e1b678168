package io.connect.sqs.client;

import io.connect.sqs.config.AwsKeys;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Creates and checks the credentials provider whose class a user has configured. */
public final class ProviderClass {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderClass.class);

    /** The longest time that a validation waits for the user's code. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ProviderClass() {}

    /** Creates the configured provider, if any, and closes it again. Returns the problem, or empty if there is none. */
    public static Optional<String> problem(Map<String, ?> connectorConfig) {
        return problem(connectorConfig, PATIENCE);
    }

    /**
     * The user's code may call a vault and block. Slowness is not reported as a problem, because a task waits longer and may
     * still work.
     */
    static Optional<String> problem(Map<String, ?> connectorConfig, Duration patience) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread maker = new Thread(() -> answer.complete(tried(connectorConfig)), "sqs-connector-provider-check");
        maker.setDaemon(true);
        maker.start();
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn(
                    "The class of {} was not created and configured within {} ms, so its check ends here",
                    AwsKeys.CREDENTIALS_PROVIDER_CLASS,
                    patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        maker.interrupt();
        return Optional.empty();
    }

    private static Optional<String> tried(Map<String, ?> connectorConfig) {
        try {
            AwsSettings settings = AwsSettings.of(connectorConfig);
            settings.providerClass().map(type -> create(type, settings.all())).ifPresent(provider -> {
                if (provider instanceof SdkAutoCloseable closeable) {
                    closeable.close();
                }
            });
            return Optional.empty();
        } catch (ConfigException e) {
            return Optional.of(e.getMessage());
        } catch (Throwable e) {
            // The user's code may throw anything. A validation must return a message, not a stack trace.
            return Optional.of(AwsKeys.CREDENTIALS_PROVIDER_CLASS + " cannot be used: " + e);
        }
    }

    /**
     * Creates a provider with the static method {@code create()}, as in the SDK's providers, or with the constructor without
     * arguments. A {@link Configurable} provider is then configured with all keys of the connector.
     */
    static AwsCredentialsProvider create(Class<?> type, Map<String, ?> connectorConfig) {
        Object made = make(type);
        if (!(made instanceof AwsCredentialsProvider provider)) {
            throw new ConfigException(
                    AwsKeys.CREDENTIALS_PROVIDER_CLASS,
                    type.getName(),
                    "must implement software.amazon.awssdk.auth.credentials.AwsCredentialsProvider of the AWS SDK 2");
        }
        if (provider instanceof Configurable configurable) {
            configurable.configure(connectorConfig);
        }
        return provider;
    }

    private static Object make(Class<?> type) {
        try {
            Optional<Method> factory = Stream.of(type.getMethods())
                    .filter(method -> method.getName().equals("create")
                            && method.getParameterCount() == 0
                            && Modifier.isStatic(method.getModifiers()))
                    .findFirst();
            return factory.isPresent()
                    ? factory.get().invoke(null)
                    : type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new ConfigException(
                    AwsKeys.CREDENTIALS_PROVIDER_CLASS, type.getName(), "cannot be made: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new ConfigException(
                    AwsKeys.CREDENTIALS_PROVIDER_CLASS,
                    type.getName(),
                    "must have a public constructor without arguments, or a public static create()");
        }
    }
}
