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
 * The parts that all queues of a task share.
 *
 * @param executor the task's own thread, for all work except conversions and the calls of Connect
 * @param budget messages and bytes in flight
 * @param throttle limits the bytes of converted messages that Kafka has not acknowledged
 * @param metrics the counters of the task
 * @param machine clocks, threads and random numbers
 * @param gate whether messages may be received at present
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
