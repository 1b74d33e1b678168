package io.connect.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Tests the client against stand-ins: real CloudWatch was not available, and this client has never called it. */
@Timeout(60)
class CloudWatchTest {

    private static final Instant THREE = Instant.parse("2026-01-02T03:03:00Z");
    private static final Instant FOUR = Instant.parse("2026-01-02T03:04:00Z");
    private static final MetricWindow WINDOW = new MetricWindow(THREE, Instant.parse("2026-01-02T03:06:00Z"));

    private final StandInCloudWatch aws = new StandInCloudWatch();

    @Test
    void asksForEveryMetricOfEveryQueue() {
        aws.answering(null);

        new CloudWatch(aws).ofQueues(List.of("one", "two.fifo"), WINDOW);

        GetMetricDataRequest request = aws.requests().get(0);
        assertThat(request.startTime()).isEqualTo(WINDOW.from());
        assertThat(request.endTime()).isEqualTo(WINDOW.to());
        assertThat(request.metricDataQueries()).hasSize(2 * QueueMetric.values().length);
        MetricDataQuery last = request.metricDataQueries().get(15);
        assertThat(last.id()).isEqualTo("m15");
        assertThat(last.metricStat().metric().namespace()).isEqualTo("AWS/SQS");
        assertThat(last.metricStat().metric().metricName()).isEqualTo("SentMessageSize");
        assertThat(last.metricStat().metric().dimensions())
                .singleElement()
                .matches(dimension -> dimension.name().equals("QueueName")
                        && dimension.value().equals("two.fifo"));
        assertThat(last.metricStat().period()).isEqualTo(60);
        assertThat(last.metricStat().stat()).isEqualTo("Average");
    }

    @Test
    void putsThePagesOfAnAnswerTogetherInTheOrderOfTime() {
        aws.answering(
                        "more",
                        StandInCloudWatch.series("m0", "PartialData", FOUR, 7),
                        StandInCloudWatch.series("m1", "Complete", null, 0))
                .answering(
                        null,
                        StandInCloudWatch.series("m0", "Complete", THREE, 12_000_000),
                        StandInCloudWatch.series("m7", "Complete", THREE, 1024.5));

        Map<QueueMetric, List<MetricPoint>> metrics =
                new CloudWatch(aws).ofQueues(List.of("one"), WINDOW).get("one");

        assertThat(metrics).containsOnlyKeys(QueueMetric.values());
        assertThat(metrics.get(QueueMetric.SENT))
                .containsExactly(new MetricPoint(THREE, 12_000_000), new MetricPoint(FOUR, 7));
        assertThat(metrics.get(QueueMetric.SENT_SIZE)).containsExactly(new MetricPoint(THREE, 1024.5));
        assertThat(metrics.get(QueueMetric.RECEIVED)).isEmpty();
        assertThat(aws.requests()).extracting(GetMetricDataRequest::nextToken).containsExactly(null, "more");
    }

    @Test
    void asksForFiveHundredMetricsAtMostInOneCall() {
        List<String> queues =
                IntStream.rangeClosed(1, 63).mapToObj(i -> "queue-" + i).toList();
        // The second call requests the last four of 504 series. Only the first of these has data.
        aws.answering(null).answering(null, StandInCloudWatch.series("m0", "Complete", THREE, 9));

        Map<String, Map<QueueMetric, List<MetricPoint>>> found = new CloudWatch(aws).ofQueues(queues, WINDOW);

        assertThat(aws.requests())
                .extracting(request -> request.metricDataQueries().size())
                .containsExactly(500, 4);
        assertThat(found.keySet()).containsExactlyElementsOf(queues);
        assertThat(found.get("queue-63").get(QueueMetric.VISIBLE)).containsExactly(new MetricPoint(THREE, 9));
    }

    @Test
    void refusalIsToldInTheWordsOfAws() {
        aws.failing(CloudWatchException.builder()
                .message("not authorized to perform: cloudwatch:GetMetricData")
                .build());

        assertThatThrownBy(() -> new CloudWatch(aws).ofQueues(List.of("one"), WINDOW))
                .isInstanceOf(io.connect.bench.aws.CloudWatchException.class)
                .hasMessageStartingWith("CloudWatch did not give the metrics: ")
                .hasMessageContaining("not authorized to perform: cloudwatch:GetMetricData");
    }

    @Test
    void seriesThatIsForbiddenIsNotTakenForAnEmptyOne() {
        aws.answering(null, StandInCloudWatch.series("m1", "Forbidden", null, 0));

        assertThatThrownBy(() -> new CloudWatch(aws).ofQueues(List.of("one"), WINDOW))
                .hasMessage("NumberOfMessagesReceived of one is given as Forbidden");
    }

    @Test
    void seriesThatWasNotAskedForIsNamed() {
        aws.answering(null, StandInCloudWatch.series("m8", "Complete", null, 0));

        assertThatThrownBy(() -> new CloudWatch(aws).ofQueues(List.of("one"), WINDOW))
                .hasMessage("the answer has a series m8 that was not asked for");
    }

    @Test
    void waitsNoLongerThanItsPatienceForAServerThatHangs() throws IOException {
        // The operating system accepts connections, but no program answers.
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                CloudWatch cloudWatch = real(silent.getLocalPort(), Duration.ofMillis(200))) {
            assertThatThrownBy(() -> cloudWatch.ofQueues(List.of("one"), WINDOW))
                    .isInstanceOf(io.connect.bench.aws.CloudWatchException.class)
                    .hasMessageContaining("200 millis");
        }
    }

    @Test
    void nobodyAtTheAddressIsTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (CloudWatch cloudWatch = real(port, Duration.ofSeconds(30))) {
            assertThatThrownBy(() -> cloudWatch.ofQueues(List.of("one"), WINDOW))
                    .isInstanceOf(io.connect.bench.aws.CloudWatchException.class)
                    .hasMessageContaining("Connection refused");
        }
    }

    private static CloudWatch real(int port, Duration patience) {
        return new CloudWatch(CloudWatchClient.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(patience))
                .build());
    }

    /** AWS's command line (1.45.11) was tried manually with such a command, against a server on loopback. */
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
                .as("the command is unchanged inside JSON")
                .doesNotContain("\"", "\\");
    }
}
