package io.connect.sqs.thread;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads for conversions.
 *
 * @param workers the converter threads, which may block
 * @param timer starts retries after their pause
 */
public record ConversionThreads(Executor workers, ScheduledExecutorService timer) {}
