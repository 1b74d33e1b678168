package io.connect.bench.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Reads the metrics of SQS queues in one region from CloudWatch. Safe for any thread. */
public final class CloudWatch implements AutoCloseable {

    /** Maximum number of queries in one call: a limit of the service. */
    private static final int QUERIES = 500;

    private final CloudWatchClient client;

    CloudWatch(CloudWatchClient client) {
        this.client = client;
    }

    /**
     * A client for AWS's own CloudWatch in a region, with the credentials that the SDK's default chain finds.
     *
     * @param patience the longest time of each call, with its retries
     */
    public static CloudWatch of(String region, Duration patience) {
        return new CloudWatch(CloudWatchClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(patience))
                .build());
    }

    /**
     * Requests all metrics of the queues.
     *
     * @param queues queue names, each the last part of the queue's URL
     * @return every metric of every queue, in the order of time; the list is empty if CloudWatch has no point yet
     * @throws CloudWatchException when CloudWatch did not answer in time or rejected the request
     */
    public Map<String, Map<QueueMetric, List<MetricPoint>>> ofQueues(List<String> queues, MetricWindow window) {
        Map<String, Map<QueueMetric, List<MetricPoint>>> found = new LinkedHashMap<>();
        for (String queue : queues) {
            Map<QueueMetric, List<MetricPoint>> metrics = new LinkedHashMap<>();
            for (QueueMetric metric : QueueMetric.values()) {
                metrics.put(metric, new ArrayList<>());
            }
            found.put(queue, metrics);
        }
        try {
            for (QueueMetricsQuery query : QueueMetricsQuery.all(queues, window, QUERIES)) {
                client.getMetricDataPaginator(query.request())
                        .metricDataResults()
                        .forEach(result -> {
                            QueueMetricsQuery.Series series = series(query, result);
                            found.get(series.queue()).get(series.metric()).addAll(points(result));
                        });
            }
        } catch (SdkException e) {
            throw new CloudWatchException("CloudWatch did not give the metrics: " + e.getMessage(), e);
        }
        found.values()
                .forEach(metrics ->
                        metrics.values().forEach(points -> points.sort(Comparator.comparing(MetricPoint::time))));
        return found;
    }

    private static QueueMetricsQuery.Series series(QueueMetricsQuery query, MetricDataResult result) {
        QueueMetricsQuery.Series series = query.seriesOf(result.id())
                .orElseThrow(() ->
                        new CloudWatchException("the answer has a series " + result.id() + " that was not asked for"));
        if (result.statusCode() == StatusCode.FORBIDDEN || result.statusCode() == StatusCode.INTERNAL_ERROR) {
            throw new CloudWatchException(series + " is given as " + result.statusCodeAsString());
        }
        return series;
    }

    private static List<MetricPoint> points(MetricDataResult result) {
        List<Instant> times = result.timestamps();
        List<Double> values = result.values();
        if (times.size() != values.size()) {
            throw new CloudWatchException(
                    result.id() + " has " + times.size() + " times and " + values.size() + " values");
        }
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            points.add(new MetricPoint(times.get(i), values.get(i)));
        }
        return points;
    }

    /** Commands of AWS's command line that read the same metrics again, one command for each call. */
    public static List<String> commands(String region, List<String> queues, MetricWindow window) {
        return QueueMetricsQuery.all(queues, window, QUERIES).stream()
                .map(query -> query.command(region))
                .toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
