package io.connect.bench.aws;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Replaces AWS behind the SDK's own client interface: it returns the given answers in their order. */
final class StandInCloudWatch implements CloudWatchClient {

    private final List<GetMetricDataRequest> requests = new ArrayList<>();
    private final Deque<Supplier<GetMetricDataResponse>> answers = new ArrayDeque<>();
    private boolean closed;

    StandInCloudWatch answering(String nextToken, MetricDataResult... results) {
        answers.add(() -> GetMetricDataResponse.builder()
                .metricDataResults(Arrays.asList(results))
                .nextToken(nextToken)
                .build());
        return this;
    }

    StandInCloudWatch failing(RuntimeException failure) {
        answers.add(() -> {
            throw failure;
        });
        return this;
    }

    /** A series with one point, or without a point if the time is null. */
    static MetricDataResult series(String id, String status, Instant time, double value) {
        return MetricDataResult.builder()
                .id(id)
                .statusCode(status)
                .timestamps(time == null ? List.of() : List.of(time))
                .values(time == null ? List.of() : List.of(value))
                .build();
    }

    List<GetMetricDataRequest> requests() {
        return requests;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public GetMetricDataResponse getMetricData(GetMetricDataRequest request) {
        requests.add(request);
        return answers.remove().get();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        closed = true;
    }
}
