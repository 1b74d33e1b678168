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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/**
 * The SQS clients of a task: per region and endpoint one for receives and one for everything else.
 *
 * <p>They are apart because long polls would otherwise hold the connections that deletes wait for. Neither retries: the
 * connector counts, paces and reports its own attempts. Answers are handed on by the network threads themselves, which saves
 * a change of thread per call and obliges whoever continues on them not to block.
 */
public final class SqsClients implements AutoCloseable {

    /** What a long poll may take beyond its wait before the link counts as dead. */
    private static final Duration READ_SLACK = Duration.ofSeconds(3);

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * Connections are cheap and idle ones are closed; the adaptive limits above them decide how many there are. Never fewer than
     * the most receives that a user may ask for, or those beyond would wait for a connection and time out.
     */
    private static final int RECEIVE_CONNECTIONS = DeliveryKeys.MOST_CONCURRENT_RECEIVES;

    private static final int CONTROL_CONNECTIONS = 256;
    private static final int NETWORK_THREADS = 2;

    /** Where SQS answers under its own name; any other host in a queue's URL is the endpoint to call. */
    private static final String AWS_DOMAIN = ".amazonaws.com";

    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    /** Time for what answers calls that were cut off; Netty logs an error for each that comes to closed threads. */
    private static final Duration QUIET = Duration.ofMillis(200);

    /**
     * Shared by all clients and ended here: an SDK client that owns its threads waits two seconds for them when it is
     * closed, which a validation and a task's stop have better use for.
     */
    private final EventLoopGroup network =
            new NioEventLoopGroup(NETWORK_THREADS, new DefaultThreadFactory("sqs-connector-network", true));

    private final AwsSettings settings;
    private final Duration longestWait;
    private final Map<String, Pair> pairs = new ConcurrentHashMap<>();

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

    /** The client for receives from a queue. */
    public SqsAsyncClient receiving(QueueUrl queue) {
        return pair(queue).receiving();
    }

    /** The client for deletes, visibility and attributes of a queue. */
    public SqsAsyncClient control(QueueUrl queue) {
        return pair(queue).control();
    }

    private Pair pair(QueueUrl queue) {
        Region region = Regions.resolve(settings.region(), queue.region());
        Optional<URI> endpoint = endpoint(queue);
        return pairs.computeIfAbsent(
                region.id() + ' ' + endpoint.map(URI::toString).orElse(""), key -> {
                    AwsCredentials credentials = AwsCredentials.of(settings, region);
                    return new Pair(
                            build(region, endpoint, credentials, RECEIVE_CONNECTIONS, longestWait.plus(READ_SLACK)),
                            build(region, endpoint, credentials, CONTROL_CONNECTIONS, CALL_TIMEOUT),
                            credentials);
                });
    }

    private Optional<URI> endpoint(QueueUrl queue) {
        return settings.sqsEndpoint().or(() -> {
            URI url = URI.create(queue.url());
            boolean publicName =
                    url.getHost().endsWith(AWS_DOMAIN) && !url.getHost().contains(".vpce.")
                            || url.getHost().endsWith(AWS_DOMAIN + ".cn");
            return publicName
                    ? Optional.empty()
                    : Optional.of(URI.create(url.getScheme() + "://" + url.getAuthority()));
        });
    }

    private SqsAsyncClient build(
            Region region, Optional<URI> endpoint, AwsCredentials credentials, int connections, Duration readTimeout) {
        SqsAsyncClientBuilder builder = SqsAsyncClient.builder()
                .region(region)
                // One message with a wrong digest would cost all that came with it; digests are compared per message.
                .checksumValidationEnabled(false)
                .credentialsProvider(credentials.provider())
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .eventLoopGroup(SdkEventLoopGroup.create(network))
                        .maxConcurrency(connections)
                        .maxPendingConnectionAcquires(connections)
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .connectionAcquisitionTimeout(readTimeout)
                        .readTimeout(readTimeout)
                        .writeTimeout(CALL_TIMEOUT))
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run))
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(readTimeout.plus(CONNECT_TIMEOUT)));
        endpoint.ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** Closes every connection; the network threads end by themselves a moment later. */
    @Override
    public void close() {
        pairs.values().forEach(Pair::close);
        network.shutdownGracefully(QUIET.toMillis(), LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private record Pair(SqsAsyncClient receiving, SqsAsyncClient control, AwsCredentials credentials) {
        void close() {
            receiving.close();
            control.close();
            credentials.close();
        }
    }
}
