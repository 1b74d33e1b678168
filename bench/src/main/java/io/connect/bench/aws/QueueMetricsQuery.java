package io.connect.bench.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/**
 * One call of <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">
 * GetMetricData</a>: the metrics and queues, as a request for the service and as a command.
 *
 * @param series the requested series; the position in the list is the id in the answer
 * @param window the window of time
 */
record QueueMetricsQuery(List<Series> series, MetricWindow window) {

    private static final String NAMESPACE = "AWS/SQS";
    private static final String DIMENSION = "QueueName";
    /** An id must begin with a lower-case letter. */
    private static final String ID = "m";

    /** One metric of one queue. */
    record Series(String queue, QueueMetric metric) {
        @Override
        public String toString() {
            return metric.id() + " of " + queue;
        }
    }

    QueueMetricsQuery {
        series = List.copyOf(series);
    }

    /** Queries for all metrics of the queues, with at most this number of series in each call. */
    static List<QueueMetricsQuery> all(List<String> queues, MetricWindow window, int mostSeries) {
        List<Series> all = new ArrayList<>();
        for (String queue : queues) {
            for (QueueMetric metric : QueueMetric.values()) {
                all.add(new Series(queue, metric));
            }
        }
        List<QueueMetricsQuery> calls = new ArrayList<>();
        for (int from = 0; from < all.size(); from += mostSeries) {
            calls.add(new QueueMetricsQuery(all.subList(from, Math.min(all.size(), from + mostSeries)), window));
        }
        return calls;
    }

    /** The series with this id in an answer; empty if the id was not requested. */
    Optional<Series> seriesOf(String id) {
        if (!id.matches(ID + "\\d{1,9}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(id.substring(ID.length()));
        return index < series.size() ? Optional.of(series.get(index)) : Optional.empty();
    }

    /** The request for the service; the SDK reads all its pages. */
    GetMetricDataRequest request() {
        return GetMetricDataRequest.builder()
                .startTime(window.from())
                .endTime(window.to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(IntStream.range(0, series.size())
                        .mapToObj(i -> query(ID + i, series.get(i)))
                        .toList())
                .build();
    }

    private static MetricDataQuery query(String id, Series series) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(metric -> metric.namespace(NAMESPACE)
                                .metricName(series.metric().id())
                                .dimensions(Dimension.builder()
                                        .name(DIMENSION)
                                        .value(series.queue())
                                        .build()))
                        .period((int) MetricWindow.PERIOD.toSeconds())
                        .stat(series.metric().statistic()))
                .build();
    }

    /**
     * The same query as a command of AWS's command line, which reads all pages. It uses the shorthand syntax, which needs no
     * double quotes, so the command can be copied out of JSON unchanged.
     */
    String command(String region) {
        StringJoiner queries = new StringJoiner(" ");
        for (int i = 0; i < series.size(); i++) {
            queries.add(quoted(shorthand(i, series.get(i))));
        }
        return "aws cloudwatch get-metric-data --region " + quoted(region) + " --start-time " + window.from()
                + " --end-time " + window.to() + " --scan-by TimestampAscending --metric-data-queries " + queries;
    }

    private static String shorthand(int index, Series series) {
        // A queue's name consists of letters, digits, dashes, underscores and a point. None of these has a special
        // meaning here.
        return "Id=" + ID + index + ",Label=" + series.queue() + "/"
                + series.metric().id()
                + ",MetricStat={Metric={Namespace=" + NAMESPACE + ",MetricName="
                + series.metric().id()
                + ",Dimensions=[{Name=" + DIMENSION + ",Value=" + series.queue() + "}]},Period=" + period() + ",Stat="
                + series.metric().statistic() + "}";
    }

    private static String period() {
        return Long.toString(MetricWindow.PERIOD.toSeconds());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
