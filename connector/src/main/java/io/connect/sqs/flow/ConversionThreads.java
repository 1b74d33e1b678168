package io.connect.sqs.flow;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where conversions run.
 *
 * @param workers where they may block
 * @param timer   starts retries when their pause is over
 */
record ConversionThreads(Executor workers, ScheduledExecutorService timer) {}
