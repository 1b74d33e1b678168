package io.connect.bench.aws;

import java.time.Instant;

/**
 * A metric's value in one period.
 *
 * @param time the period's beginning
 * @param value the value in the metric's own unit: messages, receives, seconds or bytes
 */
public record MetricPoint(Instant time, double value) {}
