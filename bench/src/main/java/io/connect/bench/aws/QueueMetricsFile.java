package io.connect.bench.aws;

import io.connect.bench.BrokenRunException;
import io.connect.reports.json.ResultJson;
import io.connect.testbed.RunningEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the CloudWatch metrics of a run's queues to a file next to the run's logs. If the queues are not on AWS, no request is
 * sent and no file is written. Used by the run's own thread.
 *
 * <p>SQS publishes its metrics minutes later, so only a few or none are available at the end of a run. The file contains commands
 * that read them again later. It is also written if CloudWatch returned no data; then a warning is logged.
 */
public final class QueueMetricsFile {

    private static final Logger log = LoggerFactory.getLogger(QueueMetricsFile.class);

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Path folder;
    private final String scenarioId;
    private final long startMicros;
    private final Function<String, CloudWatch> clients;

    /**
     * Prepares the file of a run that begins.
     *
     * @param folder the folder of the run; created when something is written to it
     * @param startMicros the time now, on the host clock
     */
    public QueueMetricsFile(Path folder, String scenarioId, long startMicros) {
        this(folder, scenarioId, startMicros, region -> CloudWatch.of(region, PATIENCE));
    }

    /**
     * The same as the other constructor, but with another CloudWatch for tests; {@code clients} returns the client for a region.
     */
    QueueMetricsFile(Path folder, String scenarioId, long startMicros, Function<String, CloudWatch> clients) {
        this.folder = folder;
        this.scenarioId = scenarioId;
        this.startMicros = startMicros;
        this.clients = clients;
    }

    /**
     * The content of the file.
     *
     * @param statistics maps a metric to the name of its one-minute statistic
     * @param queues metrics by queue name, then by metric; the list is empty if CloudWatch has no value yet
     * @param problem the reason for missing data; left out when CloudWatch answered
     * @param again commands that read the same metrics later
     */
    record Content(
            String region,
            List<String> queueNames,
            MetricWindow window,
            long periodSeconds,
            Instant takenAt,
            Map<String, String> statistics,
            Map<String, Map<String, List<MetricPoint>>> queues,
            String problem,
            List<String> again) {}

    /**
     * Reads the metrics since the start of the run and writes them, if the queues are on AWS.
     *
     * @param queueUrls all queues of the run
     * @param endMicros the time now, on the host clock
     * @throws BrokenRunException when the file cannot be written
     */
    public void take(RunningEnvironment environment, List<String> queueUrls, long endMicros) {
        if (!environment.realAws()) {
            return;
        }
        String region = environment.region();
        List<String> names =
                queueUrls.stream().map(QueueMetricsFile::name).distinct().toList();
        MetricWindow window = MetricWindow.around(time(startMicros), time(endMicros));
        Map<String, Map<String, List<MetricPoint>>> queues = Map.of();
        String problem = null;
        try (CloudWatch cloudWatch = clients.apply(region)) {
            queues = byId(cloudWatch.ofQueues(names, window));
        } catch (CloudWatchException e) {
            problem = e.getMessage();
        }
        Path file = write(new Content(
                region,
                names,
                window,
                MetricWindow.PERIOD.toSeconds(),
                time(endMicros),
                statistics(),
                queues,
                problem,
                CloudWatch.commands(region, names, window)));
        if (problem == null) {
            log.info(
                    "what CloudWatch has of the queues by now is in {}, with the command that takes what SQS publishes"
                            + " in the next minutes",
                    file);
        } else {
            log.warn(
                    "no CloudWatch metrics of {}: {}; needed are the IAM permission cloudwatch:GetMetricData and a way to"
                            + " CloudWatch in {}. The command that takes them later is in {}",
                    scenarioId,
                    problem,
                    region,
                    file);
        }
    }

    private Path write(Content content) {
        Path file = folder.resolve(scenarioId + "-cloudwatch.json");
        try {
            Files.createDirectories(folder);
            Files.writeString(file, ResultJson.tree(content).toPrettyString());
        } catch (IOException e) {
            throw new BrokenRunException("cannot write " + file + ": " + e, e);
        }
        return file;
    }

    private static Map<String, Map<String, List<MetricPoint>>> byId(
            Map<String, Map<QueueMetric, List<MetricPoint>>> found) {
        Map<String, Map<String, List<MetricPoint>>> queues = new LinkedHashMap<>();
        found.forEach((queue, metrics) -> {
            Map<String, List<MetricPoint>> byId = new LinkedHashMap<>();
            metrics.forEach((metric, points) -> byId.put(metric.id(), points));
            queues.put(queue, byId);
        });
        return queues;
    }

    private static Map<String, String> statistics() {
        Map<String, String> statistics = new LinkedHashMap<>();
        for (QueueMetric metric : QueueMetric.values()) {
            statistics.put(metric.id(), metric.statistic());
        }
        return statistics;
    }

    /** The name at the end of a queue's URL; CloudWatch uses the same name. */
    private static String name(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
