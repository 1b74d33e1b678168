package io.connect.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/**
 * The client against an HTTP server of the JDK on loopback that speaks the format AWS documents. CloudWatch itself cannot be
 * reached from where these tests were written, and has never been asked by this client.
 */
@Timeout(60)
class CloudWatchTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Instant THREE = Instant.parse("2026-01-02T03:03:00Z");
    private static final Instant FOUR = Instant.parse("2026-01-02T03:04:00Z");
    private static final MetricWindow WINDOW = new MetricWindow(THREE, Instant.parse("2026-01-02T03:06:00Z"));

    private CloudWatchStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = new CloudWatchStub();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void asksForEveryMetricOfEveryQueueInTheQueryProtocol() {
        stub.answering(200, CloudWatchStub.page("", ""));

        stub.client(LONG).ofQueues(List.of("one", "two.fifo"), WINDOW);

        CloudWatchStub.Request request = stub.requests().get(0);
        Map<String, String> form = request.form();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.headers().get("content-type")).startsWith("application/x-www-form-urlencoded");
        assertThat(form)
                .containsEntry("Action", "GetMetricData")
                .containsEntry("Version", "2010-08-01")
                .containsEntry("StartTime", "2026-01-02T03:03:00Z")
                .containsEntry("EndTime", "2026-01-02T03:06:00Z")
                .containsEntry("MetricDataQueries.member.1.Id", "m0")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Metric.Namespace", "AWS/SQS")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Metric.MetricName", "NumberOfMessagesSent")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Name", "QueueName")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value", "one")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Period", "60")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Stat", "Sum")
                .containsEntry("MetricDataQueries.member.16.Id", "m15")
                .containsEntry("MetricDataQueries.member.16.MetricStat.Metric.MetricName", "SentMessageSize")
                .containsEntry("MetricDataQueries.member.16.MetricStat.Metric.Dimensions.member.1.Value", "two.fifo")
                .containsEntry("MetricDataQueries.member.16.MetricStat.Stat", "Average")
                .doesNotContainKeys("NextToken", "MetricDataQueries.member.17.Id");
        assertThat(form.keySet().stream().filter(name -> name.endsWith(".MetricName")))
                .hasSize(16);
    }

    /** Signed a second time from what arrived: so the host and the body that were signed are those that were sent. */
    @Test
    void signsWhatItSendsForTheServiceMonitoring() {
        stub.answering(200, CloudWatchStub.page("", ""));

        stub.client(LONG).ofQueues(List.of("one"), WINDOW);

        CloudWatchStub.Request request = stub.requests().get(0);
        String expected = CloudWatchStub.signer()
                .signedHeaders(
                        URI.create("http://" + request.headers().get("host") + "/"),
                        "POST",
                        Map.of("Content-Type", request.headers().get("content-type")),
                        request.body().getBytes(StandardCharsets.UTF_8))
                .get("Authorization")
                .get(0);
        assertThat(request.headers().get("authorization"))
                .isEqualTo(expected)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/monitoring/aws4_request")
                .contains("host");
        assertThat(request.headers()).containsEntry("x-amz-date", "20260102T032000Z");
    }

    @Test
    void putsThePagesOfAnAnswerTogetherInTheOrderOfTime() {
        stub.answering(
                        200,
                        CloudWatchStub.page(
                                CloudWatchStub.result("m0", "PartialData", Map.of("2026-01-02T03:04:00Z", "7.0"))
                                        + CloudWatchStub.result("m1", "Complete", Map.of()),
                                "more+/="))
                .answering(
                        200,
                        CloudWatchStub.page(
                                CloudWatchStub.result("m0", "Complete", Map.of("2026-01-02T03:03:00Z", "1.2E7"))
                                        + CloudWatchStub.result(
                                                "m7", "Complete", Map.of("2026-01-02T03:03:00Z", "1024.5")),
                                ""));

        Map<QueueMetric, List<MetricPoint>> metrics =
                stub.client(LONG).ofQueues(List.of("one"), WINDOW).get("one");

        assertThat(metrics).containsOnlyKeys(QueueMetric.values());
        assertThat(metrics.get(QueueMetric.SENT))
                .containsExactly(new MetricPoint(THREE, 12_000_000), new MetricPoint(FOUR, 7));
        assertThat(metrics.get(QueueMetric.SENT_SIZE)).containsExactly(new MetricPoint(THREE, 1024.5));
        assertThat(metrics.get(QueueMetric.RECEIVED)).isEmpty();
        assertThat(stub.requests()).hasSize(2);
        Map<String, String> second = stub.requests().get(1).form();
        assertThat(second).containsEntry("NextToken", "more+/=");
        second.remove("NextToken");
        assertThat(second)
                .as("the rest of the request")
                .isEqualTo(stub.requests().get(0).form());
    }

    @Test
    void asksForFiveHundredMetricsAtMostInOneCall() {
        List<String> queues =
                IntStream.rangeClosed(1, 63).mapToObj(i -> "queue-" + i).toList();
        // Of 504 series the last four are those of the second call: visible is the first of them.
        stub.answering(200, CloudWatchStub.page("", ""))
                .answering(
                        200,
                        CloudWatchStub.page(
                                CloudWatchStub.result("m0", "Complete", Map.of("2026-01-02T03:03:00Z", "9")), ""));

        Map<String, Map<QueueMetric, List<MetricPoint>>> found =
                stub.client(LONG).ofQueues(queues, WINDOW);

        assertThat(stub.requests())
                .extracting(request -> request.form().keySet().stream()
                        .filter(name -> name.endsWith(".Id"))
                        .count())
                .containsExactly(500L, 4L);
        assertThat(found.keySet()).containsExactlyElementsOf(queues);
        assertThat(found.get("queue-63").get(QueueMetric.VISIBLE)).containsExactly(new MetricPoint(THREE, 9));
    }

    @Test
    void refusalIsToldInTheWordsOfAws() {
        stub.answering(
                403,
                CloudWatchStub.error(
                        "AccessDenied",
                        "User: arn:aws:iam::123456789012:user/bench is not authorized to perform:\n"
                                + " cloudwatch:GetMetricData"));

        assertThatThrownBy(() -> stub.client(LONG).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(CloudWatchException.class)
                .hasMessage(stub.uri() + " answered 403 AccessDenied: User: arn:aws:iam::123456789012:user/bench is not"
                        + " authorized to perform: cloudwatch:GetMetricData");
    }

    @Test
    void anErrorThatIsNoXmlIsToldByItsStatus() {
        stub.answering(503, "busy");

        assertThatThrownBy(() -> stub.client(LONG).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(CloudWatchException.class)
                .hasMessage(stub.uri() + " answered 503 without an error that can be read");
    }

    @Test
    void seriesThatIsForbiddenIsNotTakenForAnEmptyOne() {
        stub.answering(200, CloudWatchStub.page(CloudWatchStub.result("m1", "Forbidden", Map.of()), ""));

        assertThatThrownBy(() -> stub.client(LONG).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(CloudWatchException.class)
                .hasMessage("NumberOfMessagesReceived of one is given as Forbidden");
    }

    @Test
    void answerWithADocumentTypeIsRefused() {
        stub.answering(
                200,
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + stub.uri() + "entity\">]>"
                        + CloudWatchStub.page(CloudWatchStub.result("&e;", "Complete", Map.of()), ""));

        assertThatThrownBy(() -> stub.client(LONG).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("DOCTYPE");
        assertThat(stub.requests()).as("nothing was fetched for it").hasSize(1);
    }

    @Test
    void whatIsNoAnswerToTheQuestionIsNamed() {
        stub.answering(200, "<html/>")
                .answering(200, CloudWatchStub.page(CloudWatchStub.result("m8", "Complete", Map.of()), ""))
                .answering(
                        200,
                        CloudWatchStub.page(
                                CloudWatchStub.result("m0", "Complete", Map.of("2026-01-02T03:03:00Z", "NaN")), ""));

        List<String> told = IntStream.range(0, 3)
                .mapToObj(i -> catchThrowable(() -> stub.client(LONG).ofQueues(List.of("one"), WINDOW)))
                .map(Throwable::getMessage)
                .toList();

        assertThat(told)
                .containsExactly(
                        "an answer to GetMetricData is no <html>",
                        "the answer has a series m8 that was not asked for",
                        "'NaN' at '2026-01-02T03:03:00Z' is no value of a metric");
    }

    @Test
    void waitsNoLongerThanItsPatienceForAServerThatHangs() {
        stub.hangingAfter("").hangingAfter("<GetMetricDataResponse>");

        for (String where : List.of("before the status", "within the body")) {
            assertThatThrownBy(() -> stub.client(SHORT).ofQueues(List.of("one"), WINDOW))
                    .as(where)
                    .isInstanceOf(CloudWatchException.class)
                    .hasMessage(stub.uri() + " had not answered after 0.2 s");
        }
        assertThat(stub.requests()).hasSize(2);
    }

    @Test
    void waitsNoLongerThanItsPatienceForCredentials() {
        AwsSigner signer = new AwsSigner(CloudWatch.SERVICE, "eu-west-1", new NeverAnswering(), Clock.systemUTC());

        assertThatThrownBy(() -> new CloudWatch(stub.uri(), signer, SHORT).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(CloudWatchException.class)
                .hasMessage(stub.uri() + " had not answered after 0.2 s");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void nobodyAtTheAddressIsToldWithIt() {
        stub.close();

        assertThatThrownBy(() -> stub.client(LONG).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageStartingWith("cannot ask " + stub.uri() + ": java.net.ConnectException");
    }

    @Test
    void hasAnAddressInEveryPartition() {
        assertThat(CloudWatch.endpointIn("eu-west-1"))
                .isEqualTo(URI.create("https://monitoring.eu-west-1.amazonaws.com/"));
        assertThat(CloudWatch.endpointIn("cn-north-1"))
                .isEqualTo(URI.create("https://monitoring.cn-north-1.amazonaws.com.cn/"));
        assertThat(CloudWatch.endpointIn("us-gov-west-1"))
                .isEqualTo(URI.create("https://monitoring.us-gov-west-1.amazonaws.com/"));
        assertThat(CloudWatch.endpointIn("eu-nowhere-7"))
                .as("a region newer than the SDK")
                .isEqualTo(URI.create("https://monitoring.eu-nowhere-7.amazonaws.com/"));
    }

    /** That AWS's command line (1.45.11) takes it was tried by hand, with a server on loopback at the other end. */
    @Test
    void commandAsksForTheSame() {
        List<String> commands = CloudWatch.commands("eu-west-1", List.of("bench-1.fifo"), WINDOW);

        assertThat(commands).hasSize(1);
        assertThat(commands.get(0))
                .startsWith("aws cloudwatch get-metric-data --region 'eu-west-1' --start-time 2026-01-02T03:03:00Z"
                        + " --end-time 2026-01-02T03:06:00Z --scan-by TimestampAscending --metric-data-queries"
                        + " 'Id=m0,Label=bench-1.fifo/NumberOfMessagesSent,MetricStat={Metric={Namespace=AWS/SQS,"
                        + "MetricName=NumberOfMessagesSent,Dimensions=[{Name=QueueName,Value=bench-1.fifo}]},"
                        + "Period=60,Stat=Sum}' 'Id=m1,")
                .endsWith("Period=60,Stat=Average}'")
                .as("so that it is the same inside JSON")
                .doesNotContain("\"", "\\");
    }

    private static final class NeverAnswering implements IdentityProvider<AwsCredentialsIdentity> {
        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            return new CompletableFuture<>();
        }
    }
}
