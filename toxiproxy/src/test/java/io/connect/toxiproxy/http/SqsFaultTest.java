package io.connect.toxiproxy.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SqsException;

@Timeout(60)
class SqsFaultTest {

    private static final String MESSAGES =
            "{\"Messages\":[{\"MessageId\":\"m1\",\"ReceiptHandle\":\"r1\",\"Body\":\"hello\","
                    + "\"MD5OfBody\":\"5d41402abc4b2a76b9719d911017c592\"}]}";

    private TestService service;
    private HttpFaultProxy proxy;
    private SqsClient sqs;

    @BeforeEach
    void start() {
        service = new TestService("application/x-amz-json-1.0", request -> MESSAGES);
        proxy = HttpFaultProxy.start(service.uri(), HttpFaultOptions.defaults().withSeed(7));
        sqs = SqsClient.builder()
                .endpointOverride(proxy.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials())
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void stop() {
        sqs.close();
        proxy.close();
        service.close();
    }

    @Test
    void passesRequestsAsTheyAre() {
        assertThat(receive()).isEqualTo("hello");

        TestService.Seen request = service.seen().get(0);
        assertThat(request.host()).containsExactly(proxy.uri().getAuthority());
        assertThat(request.authorization())
                .singleElement()
                .asString()
                .contains("SignedHeaders=")
                .contains("host");
        assertThat(new String(request.body())).contains("\"QueueUrl\":\"" + queueUrl() + "\"");
        assertThat(proxy.passedRequests()).isEqualTo(1);
        assertThat(proxy.faultedRequests()).isZero();
    }

    @Test
    void throttlesSoThatTheSdkTakesItForThrottling() {
        AppliedHttpFault fault = proxy.apply(HttpFault.throttle(0.001));
        receive();

        RequestThrottledException refused = catchThrowableOfType(RequestThrottledException.class, this::receive);

        assertThat(refused).isNotNull();
        assertThat(refused.isThrottlingException()).isTrue();
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("RequestThrottled");
        assertThat(fault.failedRequests()).isEqualTo(1);
        assertThat(proxy.faultedRequests()).isEqualTo(1);
        assertThat(service.seen()).hasSize(1);
    }

    @Test
    void isRetriedByTheSdkAndThenSucceeds() {
        proxy.apply(HttpFault.failFirst(2, AwsError.SQS_THROTTLED));
        try (SqsClient patient = SqsClient.builder()
                .endpointOverride(proxy.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials())
                .build()) {
            assertThat(patient.receiveMessage(r -> r.queueUrl(queueUrl())).messages())
                    .hasSize(1);
        }
        assertThat(proxy.faultedRequests()).isEqualTo(2);
        assertThat(proxy.passedRequests()).isEqualTo(1);
    }

    @Test
    void answersAnyStatusAndCode() {
        proxy.apply(HttpFault.errors(1, AwsError.SQS_OVER_LIMIT));

        SqsException refused = catchThrowableOfType(SqsException.class, this::receive);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("OverLimit");
        assertThat(refused.isThrottlingException()).isFalse();
    }

    @Test
    void failsOneActionAndSparesTheOthers() {
        proxy.apply(HttpFault.errors(1, AwsError.INTERNAL_FAILURE).withMatch(RequestMatch.sqs("DeleteMessage")));

        assertThat(receive()).isEqualTo("hello");
        SqsException refused = catchThrowableOfType(
                SqsException.class,
                () -> sqs.deleteMessage(r -> r.queueUrl(queueUrl()).receiptHandle("r1")));
        assertThat(refused.statusCode()).isEqualTo(500);
    }

    @Test
    void delaysRequests() {
        AppliedHttpFault fault = proxy.apply(HttpFault.delay(Duration.ofMillis(150)));

        long start = System.nanoTime();
        receive();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
        assertThat(fault.delayedRequests()).isEqualTo(1);
    }

    @Test
    void isAsBeforeOnceTheFaultIsTakenAway() {
        AppliedHttpFault fault = proxy.apply(HttpFault.errors(1, AwsError.SERVICE_UNAVAILABLE));
        assertThat(catchThrowableOfType(SqsException.class, this::receive).statusCode())
                .isEqualTo(503);

        fault.close();

        assertThat(receive()).isEqualTo("hello");
    }

    @Test
    void carriesTwoHundredLongPollsAtOnce() {
        TestService slow = new TestService("application/x-amz-json-1.0", request -> {
            Thread.sleep(1_000);
            return MESSAGES;
        });
        try (slow;
                HttpFaultProxy inFront = HttpFaultProxy.start(slow.uri());
                SqsAsyncClient client = SqsAsyncClient.builder()
                        .endpointOverride(inFront.uri())
                        .region(Region.EU_CENTRAL_1)
                        .credentialsProvider(credentials())
                        .httpClientBuilder(software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient.builder()
                                .maxConcurrency(250))
                        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                        .build()) {
            List<CompletableFuture<Integer>> polls = IntStream.range(0, 200)
                    .mapToObj(i -> client.receiveMessage(
                                    r -> r.queueUrl(queueUrl()).waitTimeSeconds(20))
                            .thenApply(answer -> answer.messages().size()))
                    .toList();

            assertThat(polls).allSatisfy(poll -> assertThat(poll.join()).isEqualTo(1));
            assertThat(inFront.passedRequests()).isEqualTo(200);
        }
    }

    private String receive() {
        return sqs.receiveMessage(r -> r.queueUrl(queueUrl())).messages().get(0).body();
    }

    private static String queueUrl() {
        return "http://sqs.test/000000000000/queue";
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"));
    }
}
