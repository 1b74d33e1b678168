package io.connect.sqs.client;

import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.QueueUrl;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
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
 * The SQS clients of a task: per region and endpoint one for receives and one for everything else.
 *
 * <p>They are separate because long polls would otherwise occupy the connections that deletes wait for. Neither retries: the
 * connector counts, paces and reports its own attempts. Callbacks run on the network threads, which saves a change of thread
 * per call. Code that continues on them must not block.
 */
public final class SqsClients implements AutoCloseable {

    /** The time that a long poll may take beyond its wait before the link counts as dead. */
    private static final Duration READ_SLACK = Duration.ofSeconds(3);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Connections are cheap and idle ones are closed; the adaptive limits above them decide how many there are. Never fewer
     * than the most receives that a user may ask for, or the receives beyond that number would wait for a connection and time
     * out.
     */
    private static final int RECEIVE_CONNECTIONS = DeliveryKeys.MOST_CONCURRENT_RECEIVES;

    /** More than the deletes of a task, which are as many as its receives on a long way to SQS, and its visibility calls. */
    private static final int CONTROL_CONNECTIONS = 1_000;

    /**
     * One thread is enough for tens of thousands of messages a second, and a call that stays on one thread costs a fifth
     * less.
     */
    private static final int NETWORK_THREADS = 1;

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Time for answers of cancelled calls to arrive; Netty logs an error for each answer that reaches closed threads. */
    private static final Duration QUIET = Duration.ofMillis(200);

    /**
     * Shared by all clients and ended here. An SDK client that owns its threads waits two seconds for them when it is
     * closed, which would delay a validation and a task's stop.
     */
    private final EventLoopGroup network =
            new NioEventLoopGroup(NETWORK_THREADS, new DefaultThreadFactory("sqs-connector-network", true));

    private final ScheduledThreadPoolExecutor timeouts = timeouts();
    private final AwsSettings settings;
    private final Duration longestWait;
    private final Map<String, Pair> pairs = new ConcurrentHashMap<>();

    /** Each call asks for its client, so the meaning of a host is worked out only once. */
    private final Map<QueueUrl, Pair> pairOfQueue = new ConcurrentHashMap<>();

    private SqsClients(AwsSettings settings, Duration longestWait) {
        this.settings = settings;
        this.longestWait = longestWait;
    }

    /**
     * @param connectorConfig the configuration of a connector
     * @param longestWait     the longest wait of any receive
     */
    public static SqsClients of(Map<String, ?> connectorConfig, Duration longestWait) {
        return new SqsClients(AwsSettings.of(connectorConfig), longestWait);
    }

    /** The client for receives from a queue, once there are credentials to call with. */
    public CompletableFuture<SqsAsyncClient> receiving(QueueUrl queue) {
        return ready(queue, pair -> pair.receiving().generated());
    }

    /** The client for deletes, visibility and attributes of a queue, once there are credentials to call with. */
    public CompletableFuture<SqsAsyncClient> control(QueueUrl queue) {
        return ready(queue, pair -> pair.control().generated());
    }

    /** Whether the calls below can be made: they need the template from a first call of the clients above. */
    public boolean hasJsonCalls(QueueUrl queue) {
        Pair known = pairOfQueue.get(queue);
        return known != null && known.interceptor().template().isPresent();
    }

    /** Receives from a queue without the generated client, once there are credentials to call with. */
    public CompletableFuture<JsonCalls> receivingCalls(QueueUrl queue) {
        return ready(queue, pair -> pair.receiving().calls());
    }

    /** Deletes and changes of visibility without the generated client, once there are credentials to call with. */
    public CompletableFuture<JsonCalls> controlCalls(QueueUrl queue) {
        return ready(queue, pair -> pair.control().calls());
    }

    /** One client of a queue, once there are credentials to call with. */
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
                    // One TLS context for both clients, since each would otherwise read the trust store from disk.
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
     * The host in the URL is the host to call. The SDK finds the plain endpoint by itself, or takes an endpoint from the
     * worker's environment.
     */
    private Optional<URI> endpoint(QueueUrl queue) {
        return settings.sqsEndpoint()
                .or(() -> queue.host().isPlainEndpoint() && !queue.hasOwnPort()
                        ? Optional.empty()
                        : Optional.of(queue.address()));
    }

    /** @param address the address of the calls, which decides on the proxy */
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
                // One message with a wrong digest would fail the whole receive, so the connector compares digests per
                // message.
                .checksumValidationEnabled(false)
                .credentialsProvider(target.credentials().fetched())
                .httpClient(http)
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(callTimeout)
                        .addExecutionInterceptor(target.interceptor()));
        // With an endpoint override the SDK refuses each call where the environment asks for FIPS or dual stack.
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
        // Nearly every call ends in time; its timeout must not stay in the queue until then.
        timeouts.setRemoveOnCancelPolicy(true);
        return timeouts;
    }

    /** Closes every connection; the network threads end by themselves a moment later. */
    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
        timeouts.shutdownNow();
        network.shutdownGracefully(QUIET.toMillis(), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Two ways to make calls over the same connections.
     *
     * @param http below both, and closed by neither
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
