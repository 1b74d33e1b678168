package io.connect.bench.sample;

import io.connect.testbed.sqs.QueueDepth;

/**
 * One look at the queues of a scenario, taken together.
 *
 * @param atMicros the time, on the run's clock
 * @param depth the depth as the service counts
 */
public record DepthSample(long atMicros, QueueDepth depth) {}
