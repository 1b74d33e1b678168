package io.connect.bench.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * One call of <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">
 * GetMetricData</a>: which metrics of which queues, and how that is written, for the service and for the command line.
 *
 * @param series asked for; its place in the list is its id in the answer
 * @param window of time
 */
record MetricDataQuery(List<Series> series, MetricWindow window) {

    private static final String NAMESPACE = "AWS/SQS";
    private static final String DIMENSION = "QueueName";
    /** An id has to begin with a small letter. */
    private static final String ID = "m";

    /** One metric of one queue. */
    record Series(String queue, QueueMetric metric) {
        @Override
        public String toString() {
            return metric.id() + " of " + queue;
        }
    }

    MetricDataQuery {
        series = List.copyOf(series);
    }

    /** All metrics of the queues, in as many calls as it takes with so many series in each. */
    static List<MetricDataQuery> all(List<String> queues, MetricWindow window, int mostSeries) {
        List<Series> all = new ArrayList<>();
        for (String queue : queues) {
            for (QueueMetric metric : QueueMetric.values()) {
                all.add(new Series(queue, metric));
            }
        }
        List<MetricDataQuery> calls = new ArrayList<>();
        for (int from = 0; from < all.size(); from += mostSeries) {
            calls.add(new MetricDataQuery(all.subList(from, Math.min(all.size(), from + mostSeries)), window));
        }
        return calls;
    }

    /** The series that an answer gives this id; empty for one that was not asked for. */
    Optional<Series> seriesOf(String id) {
        if (!id.matches(ID + "\\d{1,9}")) {
            return Optional.empty();
        }
        int index = Integer.parseInt(id.substring(ID.length()));
        return index < series.size() ? Optional.of(series.get(index)) : Optional.empty();
    }

    /**
     * The body of the request in the Query protocol.
     *
     * @param nextToken of the page before; empty for the first
     */
    String form(Optional<String> nextToken) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Action", "GetMetricData");
        fields.put("Version", "2010-08-01");
        fields.put("StartTime", window.from().toString());
        fields.put("EndTime", window.to().toString());
        fields.put("ScanBy", "TimestampAscending");
        for (int i = 0; i < series.size(); i++) {
            String query = "MetricDataQueries.member." + (i + 1) + ".";
            String stat = query + "MetricStat.";
            fields.put(query + "Id", ID + i);
            fields.put(stat + "Metric.Namespace", NAMESPACE);
            fields.put(stat + "Metric.MetricName", series.get(i).metric().id());
            fields.put(stat + "Metric.Dimensions.member.1.Name", DIMENSION);
            fields.put(stat + "Metric.Dimensions.member.1.Value", series.get(i).queue());
            fields.put(stat + "Period", period());
            fields.put(stat + "Stat", series.get(i).metric().statistic());
        }
        nextToken.ifPresent(token -> fields.put("NextToken", token));
        StringJoiner form = new StringJoiner("&");
        fields.forEach((name, value) -> form.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }

    /**
     * The same for a shell with AWS's command line, which follows the pages by itself. In its shorthand, which needs no
     * double quotes, so that it can be copied out of JSON as it is.
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
        // The name of a queue consists of letters, digits, dashes, underscores and a point: nothing that has a meaning
        // here.
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
