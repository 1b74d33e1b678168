package io.connect.bench.aws;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.testbed.RunningEnvironment;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;

/** The file of a run. An HTTP server of the JDK on loopback replaces CloudWatch, since real CloudWatch was not available. */
@Timeout(60)
class QueueMetricsFileTest {

    private static final List<String> URLS = List.of(
            "https://sqs.eu-west-1.amazonaws.com/123456789012/bench-1",
            "https://sqs.eu-west-1.amazonaws.com/123456789012/bench-1-dead",
            "https://sqs.eu-west-1.amazonaws.com/123456789012/bench-1");
    private static final long START = micros("2026-01-02T03:03:20Z");
    private static final long END = micros("2026-01-02T03:05:10Z");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(QueueMetricsFile.class);
    private final List<String> regions = new ArrayList<>();
    private final StandInCloudWatch aws = new StandInCloudWatch();

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        lines.start();
        logger.addAppender(lines);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void asksNobodyAndWritesNothingWhereTheQueuesAreNotOnAws() {
        file().take(environment(false), URLS, END);

        assertThat(regions).isEmpty();
        assertThat(aws.requests()).isEmpty();
        assertThat(folder).isEmptyDirectory();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void writesTheValuesOfEveryQueueAsNumbersWithTheirTimes() throws IOException {
        Instant minute = Instant.parse("2026-01-02T03:04:00Z");
        aws.answering(
                null,
                StandInCloudWatch.series("m0", "Complete", minute, 1200),
                StandInCloudWatch.series("m12", "Complete", minute, 3));

        file().take(environment(true), URLS, END);

        JsonNode json = read();
        assertThat(regions).containsExactly("eu-west-1");
        assertThat(json.get("region").asText()).isEqualTo("eu-west-1");
        assertThat(json.get("queueNames").toString()).isEqualTo("[\"bench-1\",\"bench-1-dead\"]");
        assertThat(json.get("window").toString())
                .isEqualTo("{\"from\":\"2026-01-02T03:03:00Z\",\"to\":\"2026-01-02T03:06:00Z\"}");
        assertThat(json.get("statistics").get("NumberOfMessagesSent").asText()).isEqualTo("Sum");
        assertThat(json.at("/queues/bench-1/NumberOfMessagesSent").toString())
                .isEqualTo("[{\"time\":\"2026-01-02T03:04:00Z\",\"value\":1200.0}]");
        assertThat(json.at("/queues/bench-1-dead/ApproximateNumberOfMessagesVisible")
                        .toString())
                .isEqualTo("[{\"time\":\"2026-01-02T03:04:00Z\",\"value\":3.0}]");
        assertThat(json.at("/queues/bench-1/SentMessageSize").toString()).isEqualTo("[]");
        assertThat(json.has("problem")).isFalse();
        assertThat(aws.isClosed()).as("the client is closed").isTrue();
        assertThat(json.at("/again/0").asText())
                .startsWith("aws cloudwatch get-metric-data --region 'eu-west-1'")
                .contains("--start-time 2026-01-02T03:03:00Z --end-time 2026-01-02T03:06:00Z");
        assertThat(lines.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.INFO);
    }

    @Test
    void aRefusalIsOneWarningThatNamesThePermissionAndTheFileStillHasTheCommand() throws IOException {
        aws.failing(CloudWatchException.builder()
                .message("AccessDenied: not authorized")
                .build());

        file().take(environment(true), URLS, END);

        JsonNode json = read();
        assertThat(json.get("problem").asText()).contains("AccessDenied: not authorized");
        assertThat(json.get("queues")).isEmpty();
        assertThat(json.at("/again/0").asText()).startsWith("aws cloudwatch get-metric-data");
        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("AccessDenied", "cloudwatch:GetMetricData", "test-1-cloudwatch.json")
                .doesNotContain("\n");
    }

    private QueueMetricsFile file() {
        return new QueueMetricsFile(folder, "test-1", START, region -> {
            regions.add(region);
            return new CloudWatch(aws);
        });
    }

    private JsonNode read() throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve("test-1-cloudwatch.json").toFile());
    }

    private List<String> warnings() {
        return lines.list.stream()
                .filter(line -> line.getLevel() == Level.WARN)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** An environment that reports only whether its queues are on AWS, and in which region. Any other call fails. */
    private static RunningEnvironment environment(boolean realAws) {
        return (RunningEnvironment) Proxy.newProxyInstance(
                QueueMetricsFileTest.class.getClassLoader(),
                new Class<?>[] {RunningEnvironment.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "realAws" -> realAws;
                    case "region" -> "eu-west-1";
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }

    private static long micros(String time) {
        return Instant.parse(time).toEpochMilli() * 1_000;
    }
}
