package io.connect.sqs.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Where conversions run.
 *
 * @param workers the threads that may block
 * @param timer   starts retries when their pause is over
 */
public record ConversionThreads(Executor workers, ScheduledExecutorService timer) {}
