package io.connect.bench.sample;

import io.connect.testbed.sqs.QueueDepth;

/**
 * One sample of the queues of a scenario together.
 *
 * @param atMicros the time, on the run's clock
 * @param depth the depth as the service counts
 */
public record DepthSample(long atMicros, QueueDepth depth) {}
