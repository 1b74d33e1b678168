package io.connect.sqs.client;

import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.QueueUrl;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/**
 * The SQS clients of a task. For each region and endpoint there is one client for receives and one for all other calls.
 *
 * <p>They are separate because long polls would otherwise occupy the connections that deletes need. The clients do not retry,
 * because the connector counts, delays and reports its own attempts. Callbacks run on the network threads, which saves a thread
 * switch per call, so they must not block.
 */
public final class SqsClients implements AutoCloseable {

    /** How much longer than its wait time a long poll may take before the connection is considered dead. */
    private static final Duration READ_SLACK = Duration.ofSeconds(3);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * The limit on connections for receives. Idle connections are closed, and {@code ReceiveConcurrency} decides how many are
     * used. The limit equals the largest number of receives that a user may configure. With fewer connections, some receives
     * would wait for one and time out.
     */
    private static final int RECEIVE_CONNECTIONS = DeliveryKeys.MOST_CONCURRENT_RECEIVES;

    /**
     * The limit on connections for other calls: more than the delete and visibility calls of a task together. There are as many
     * deletes as receives, and half as many visibility calls.
     */
    private static final int CONTROL_CONNECTIONS = RECEIVE_CONNECTIONS + RECEIVE_CONNECTIONS / 2 + 200;

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /**
     * The time in which responses of cancelled calls may still arrive, and connection pools are closed. Netty logs an error for
     * each response after its threads have ended.
     */
    private static final Duration QUIET = Duration.ofMillis(500);

    /**
     * The network threads, shared by all clients and ended here. An SDK client with its own threads waits two seconds for them
     * when it is closed. This would delay a validation and a task's stop.
     */
    private final EventLoopGroup network = new NetworkThreads();

    private final ScheduledThreadPoolExecutor timeouts = timeouts();
    private final AwsSettings settings;
    private final Duration longestWait;
    private final Map<String, Pair> pairs = new ConcurrentHashMap<>();

    /** A cache: each call looks up its clients, and the host of a queue needs to be interpreted only once. */
    private final Map<QueueUrl, Pair> pairOfQueue = new ConcurrentHashMap<>();

    private SqsClients(AwsSettings settings, Duration longestWait) {
        this.settings = settings;
        this.longestWait = longestWait;
    }

    /**
     * @param connectorConfig the configuration of a connector
     * @param longestWait the longest wait time of a receive
     */
    public static SqsClients of(Map<String, ?> connectorConfig, Duration longestWait) {
        return new SqsClients(AwsSettings.of(connectorConfig), longestWait);
    }

    /** The client for receives from a queue; completes when there are credentials. */
    public CompletableFuture<SqsAsyncClient> receiving(QueueUrl queue) {
        return ready(queue, pair -> pair.receiving().generated());
    }

    /** The client for deletes, visibility and attributes of a queue; completes when there are credentials. */
    public CompletableFuture<SqsAsyncClient> control(QueueUrl queue) {
        return ready(queue, pair -> pair.control().generated());
    }

    /**
     * Whether {@link #receivingCalls} and {@link #controlCalls} can be used. They need the template from a first call of a
     * generated client.
     */
    public boolean hasJsonCalls(QueueUrl queue) {
        Pair known = pairOfQueue.get(queue);
        return known != null && known.interceptor().template().isPresent();
    }

    /** Receive calls without the generated client; completes when there are credentials. */
    public CompletableFuture<JsonCalls> receivingCalls(QueueUrl queue) {
        return ready(queue, pair -> pair.receiving().calls());
    }

    /** Delete and visibility calls without the generated client; completes when there are credentials. */
    public CompletableFuture<JsonCalls> controlCalls(QueueUrl queue) {
        return ready(queue, pair -> pair.control().calls());
    }

    /** One part of the clients of a queue; completes when there are credentials. */
    private <T> CompletableFuture<T> ready(QueueUrl queue, Function<Pair, T> part) {
        Pair pair = pair(queue);
        return pair.credentials().fetched().ready().thenApply(ready -> part.apply(pair));
    }

    private Pair pair(QueueUrl queue) {
        Pair known = pairOfQueue.get(queue);
        if (known != null) {
            return known;
        }
        Pair pair = pairFor(queue);
        pairOfQueue.put(queue, pair);
        return pair;
    }

    private Pair pairFor(QueueUrl queue) {
        Region region = Regions.of(queue, settings);
        Optional<URI> endpoint = endpoint(queue);
        return pairs.computeIfAbsent(
                region.id() + ' ' + endpoint.map(URI::toString).orElse(""), key -> {
                    AwsCredentials credentials = AwsCredentials.of(settings, region);
                    // Both clients share these settings. Otherwise each would read the trust store from disk.
                    HttpClients http = settings.http();
                    TemplateInterceptor interceptor = new TemplateInterceptor();
                    Target target = new Target(
                            region, endpoint, endpoint.orElseGet(queue::address), http, credentials, interceptor);
                    return new Pair(
                            build(target, RECEIVE_CONNECTIONS, longestWait.plus(READ_SLACK)),
                            build(target, CONTROL_CONNECTIONS, CALL_TIMEOUT),
                            credentials,
                            interceptor);
                });
    }

    /**
     * The endpoint override for a queue: the configured endpoint, or the host of the queue URL. Empty for a standard AWS host,
     * so that the SDK chooses the endpoint and can use one from the worker's environment.
     */
    private Optional<URI> endpoint(QueueUrl queue) {
        return settings.sqsEndpoint()
                .or(() -> queue.host().isPlainEndpoint() && !queue.hasOwnPort()
                        ? Optional.empty()
                        : Optional.of(queue.address()));
    }

    /** @param address the address of the calls, which determines the proxy */
    private record Target(
            Region region,
            Optional<URI> endpoint,
            URI address,
            HttpClients http,
            AwsCredentials credentials,
            TemplateInterceptor interceptor) {}

    private Client build(Target target, int connections, Duration readTimeout) {
        SdkAsyncHttpClient http = target.http()
                .asynchronous(target.address())
                .eventLoopGroup(SdkEventLoopGroup.create(network))
                .maxConcurrency(connections)
                .maxPendingConnectionAcquires(connections)
                .connectionTimeout(CONNECT_TIMEOUT)
                .connectionAcquisitionTimeout(readTimeout)
                .readTimeout(readTimeout)
                .writeTimeout(CALL_TIMEOUT)
                .build();
        Duration callTimeout = readTimeout.plus(CONNECT_TIMEOUT);
        SqsAsyncClientBuilder builder = SqsAsyncClient.builder()
                .region(target.region())
                // With the SDK's check, one message with a wrong digest would fail the whole receive. The connector
                // checks the digest of each message itself.
                .checksumValidationEnabled(false)
                .credentialsProvider(target.credentials().fetched())
                .httpClient(http)
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(callTimeout)
                        .addExecutionInterceptor(target.interceptor()));
        // With an endpoint override, the SDK refuses all calls if the environment demands FIPS or dual stack.
        target.endpoint()
                .ifPresent(endpoint ->
                        builder.endpointOverride(endpoint).fipsEnabled(false).dualstackEnabled(false));
        JsonCalls calls = new JsonCalls(
                http,
                () -> target.interceptor().template().orElseThrow(),
                target.credentials().fetched()::resolveCredentials,
                timeouts,
                callTimeout);
        return new Client(builder.build(), calls, http);
    }

    private static ScheduledThreadPoolExecutor timeouts() {
        ScheduledThreadPoolExecutor timeouts =
                new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("sqs-connector-timeouts", true));
        // Most calls end before their timeout. The timeout must then leave the timer's queue.
        timeouts.setRemoveOnCancelPolicy(true);
        return timeouts;
    }

    /** Closes all connections. The network threads end shortly afterwards. */
    @Override
    public void close() {
        // First, because this closes the connections that a silent proxy does not let through. The pools would wait.
        network.shutdownGracefully(QUIET.toMillis(), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        pairs.values().forEach(Pair::close);
        timeouts.shutdownNow();
    }

    /**
     * Two kinds of clients that use the same connections.
     *
     * @param http the HTTP client of both; neither closes it
     */
    private record Client(SqsAsyncClient generated, JsonCalls calls, SdkAsyncHttpClient http) {
        void close() {
            calls.close();
            generated.close();
            http.close();
        }
    }

    private record Pair(Client receiving, Client control, AwsCredentials credentials, TemplateInterceptor interceptor) {
        void close() {
            receiving.close();
            control.close();
            credentials.close();
        }
    }
}
