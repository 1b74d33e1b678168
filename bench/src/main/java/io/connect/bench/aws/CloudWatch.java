package io.connect.bench.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * CloudWatch in one region, as far as the bench needs it: the metrics of queues, by the one call GetMetricData. The
 * protocol is spoken by hand, and only the signature is the SDK's, so that one call needs no module of the SDK. Safe for
 * any thread.
 *
 * <p>A caller waits no longer than it was said to, whatever hangs: finding credentials, the connection, or an answer that
 * has begun. The waiting is done by a daemon thread of its own.
 */
public final class CloudWatch {

    /** The service's signing name, and the first word of its address. */
    public static final String SERVICE = "monitoring";

    /** Queries in one call: a limit of the service. */
    private static final int QUERIES = 500;

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    /** The client sets it itself, to the same value. */
    private static final String HOST = "host";

    private final URI endpoint;
    private final AwsSigner signer;
    private final Duration patience;

    /**
     * A client of any address.
     *
     * @param endpoint of the service
     * @param signer for {@link #SERVICE}
     * @param patience for all pages together
     */
    public CloudWatch(URI endpoint, AwsSigner signer, Duration patience) {
        this.endpoint = endpoint;
        this.signer = signer;
        this.patience = patience;
    }

    /** AWS's own in a region of any partition, with the credentials that the SDK's default chain finds. */
    public static CloudWatch of(String region, Duration patience) {
        AwsSigner signer = new AwsSigner(
                SERVICE, region, DefaultCredentialsProvider.builder().build(), Clock.systemUTC());
        return new CloudWatch(endpointIn(region), signer, patience);
    }

    /** Its address in a region, by the SDK's own list of partitions. */
    static URI endpointIn(String region) {
        return URI.create("https://" + ServiceMetadata.of(SERVICE).endpointFor(Region.of(region)) + "/");
    }

    /**
     * What CloudWatch has of the queues by now.
     *
     * @param queues names, which are the same as the end of their URLs
     * @return every metric of every queue, in the order of time; without a point where it has none
     * @throws CloudWatchException when it did not answer in time, refused, or answered something else
     */
    public Map<String, Map<QueueMetric, List<MetricPoint>>> ofQueues(List<String> queues, MetricWindow window) {
        FutureTask<Map<String, Map<QueueMetric, List<MetricPoint>>>> asking =
                new FutureTask<>(() -> ask(queues, window));
        Thread thread = new Thread(asking, "cloudwatch");
        thread.setDaemon(true);
        thread.start();
        try {
            return asking.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asking.cancel(true);
            throw new CloudWatchException(
                    endpoint + " had not answered after " + patience.toMillis() / 1_000.0 + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CloudWatchException known
                    ? known
                    : new CloudWatchException("cannot ask " + endpoint + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            asking.cancel(true);
            Thread.currentThread().interrupt();
            throw new CloudWatchException("interrupted while asking " + endpoint, e);
        }
    }

    /** The commands that take the same again, by AWS's own command line; one for each call. */
    public static List<String> commands(String region, List<String> queues, MetricWindow window) {
        return MetricDataQuery.all(queues, window, QUERIES).stream()
                .map(query -> query.command(region))
                .toList();
    }

    private Map<String, Map<QueueMetric, List<MetricPoint>>> ask(List<String> queues, MetricWindow window)
            throws IOException, InterruptedException {
        Map<String, Map<QueueMetric, List<MetricPoint>>> found = new LinkedHashMap<>();
        for (String queue : queues) {
            Map<QueueMetric, List<MetricPoint>> metrics = new LinkedHashMap<>();
            for (QueueMetric metric : QueueMetric.values()) {
                metrics.put(metric, new ArrayList<>());
            }
            found.put(queue, metrics);
        }
        // Of version 1.1, where the host that was signed is the header that is sent.
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (MetricDataQuery query : MetricDataQuery.all(queues, window, QUERIES)) {
            Optional<String> nextToken = Optional.empty();
            do {
                MetricDataAnswer page = MetricDataAnswer.read(send(client, query.form(nextToken)));
                page.results().forEach(result -> add(query, result, found));
                nextToken = page.nextToken();
            } while (nextToken.isPresent());
        }
        found.values()
                .forEach(metrics ->
                        metrics.values().forEach(points -> points.sort(Comparator.comparing(MetricPoint::time))));
        return found;
    }

    private static void add(
            MetricDataQuery query,
            MetricDataAnswer.Result result,
            Map<String, Map<QueueMetric, List<MetricPoint>>> found) {
        MetricDataQuery.Series series = query.seriesOf(result.id())
                .orElseThrow(() ->
                        new CloudWatchException("the answer has a series " + result.id() + " that was not asked for"));
        if (result.status().equals("Forbidden") || result.status().equals("InternalError")) {
            throw new CloudWatchException(series + " is given as " + result.status());
        }
        found.get(series.queue()).get(series.metric()).addAll(result.points());
    }

    private byte[] send(HttpClient client, String form) throws IOException, InterruptedException {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.signedHeaders(endpoint, "POST", Map.of("Content-Type", FORM), body)
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase(HOST)) {
                        values.forEach(value -> request.header(name, value));
                    }
                });
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new CloudWatchException(endpoint + " answered " + response.statusCode() + " "
                    + MetricDataAnswer.error(response.body()).orElse("without an error that can be read"));
        }
        return response.body();
    }
}
