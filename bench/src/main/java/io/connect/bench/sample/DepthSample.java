package io.connect.bench.sample;

import io.connect.testbed.sqs.QueueDepth;

/**
 * One look at the queues of a scenario, taken together.
 *
 * @param atMicros when, on the run's clock
 * @param depth as the service counts
 */
public record DepthSample(long atMicros, QueueDepth depth) {}
