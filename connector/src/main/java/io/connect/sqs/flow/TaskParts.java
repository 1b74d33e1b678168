package io.connect.sqs.flow;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.InFlightBudget;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.receive.IntakeGate;
import io.connect.sqs.thread.TaskClocks;
import io.connect.sqs.thread.TaskMachine;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;

/**
 * The parts that the queues of a task share.
 *
 * @param executor  the task's own thread, on which everything is decided that is not a converter's or Connect's
 * @param budget    messages and bytes in flight
 * @param throttle  bytes that are converted and not yet acknowledged
 * @param metrics the counters of the task
 * @param machine   time, threads and chance
 * @param gate      whether messages are taken in at present
 * @param failed called with a queue that cannot be read or written any more
 */
record TaskParts(
        ScheduledExecutorService executor,
        InFlightBudget budget,
        ConversionThrottle throttle,
        TaskMetrics metrics,
        TaskMachine machine,
        IntakeGate gate,
        BiConsumer<QueueUrl, SqsFailure> failed) {

    TaskClocks clocks() {
        return machine.clocks();
    }
}
