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
 * The metrics that CloudWatch has of a run's queues, in a file of the run beside its logs. Where the queues are not AWS's own,
 * there is no file and nothing is asked. Used by the run's own thread.
 *
 * <p>SQS publishes its metrics minutes later, so at the end of a run there are few or none of them; the file has the
 * commands that take them again. It is written also when CloudWatch gave no data; then a warning says so.
 */
public final class QueueMetricsFile {

    private static final Logger log = LoggerFactory.getLogger(QueueMetricsFile.class);

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Path folder;
    private final String scenarioId;
    private final long startMicros;
    private final Function<String, CloudWatch> clients;

    /**
     * The file of a run that begins.
     *
     * @param folder the folder of the run; made when there is something to put into it
     * @param startMicros the time now, on the host clock
     */
    public QueueMetricsFile(Path folder, String scenarioId, long startMicros) {
        this(folder, scenarioId, startMicros, region -> CloudWatch.of(region, PATIENCE));
    }

    /** As the other constructor, with another CloudWatch, for tests; {@code clients} has one for each region. */
    QueueMetricsFile(Path folder, String scenarioId, long startMicros, Function<String, CloudWatch> clients) {
        this.folder = folder;
        this.scenarioId = scenarioId;
        this.startMicros = startMicros;
        this.clients = clients;
    }

    /**
     * The content of the file.
     *
     * @param statistics metric to the statistic of a minute that its values hold
     * @param queues by name, then by metric; a metric of which CloudWatch has nothing yet is an empty list
     * @param problem the reason why there is nothing; left out when CloudWatch answered
     * @param again commands that take the same later
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
     * Asks for the metrics since the start, if the queues are AWS's own, and writes them.
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

    /** The name that a queue's URL ends in, and that CloudWatch knows it by. */
    private static String name(String queueUrl) {
        return queueUrl.substring(queueUrl.lastIndexOf('/') + 1);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
