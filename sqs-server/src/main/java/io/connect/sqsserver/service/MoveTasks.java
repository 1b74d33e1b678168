package io.connect.sqsserver.service;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.MessageIds;
import io.connect.sqsserver.queue.Queue;
import io.connect.sqsserver.time.Deadlines;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves messages out of dead-letter queues in small steps, so other calls need not wait. */
public final class MoveTasks {

    private static final int FINISHED_KEPT = 10;
    private static final int HIGHEST_RATE = 500;

    /** The messages of one step, and the time to the next step, when the caller sets no rate. */
    private static final int STEP_MESSAGES = 200;

    private static final long STEP_MILLIS = 10;

    private final SqsService service;
    private final MessageIds ids;
    private final Map<String, Deque<MoveTask>> bySource = new HashMap<>();
    private final Deadlines<MoveTask> running = new Deadlines<>();

    MoveTasks(SqsService service, MessageIds ids) {
        this.service = service;
        this.ids = ids;
    }

    /**
     * Starts a task.
     *
     * @param destinationArn the destination ARN; empty to move each message to its source queue
     * @param maxPerSecond 1 to 500; empty for no limit
     * @throws SqsException ResourceNotFoundException, or InvalidParameterValue when the source is no dead-letter queue
     *     or already has a running task
     */
    public MoveTask start(
            String sourceArn, Optional<String> destinationArn, Optional<Integer> maxPerSecond, long nowMillis) {
        HostedQueue source = service.hosted(sourceArn).orElseThrow(() -> absent("SourceArn"));
        destinationArn.ifPresent(arn -> service.hosted(arn).orElseThrow(() -> absent("DestinationArn")));
        if (destinationArn.filter(sourceArn::equals).isPresent()) {
            throw SqsException.invalidParameter("Source and destination queue must be different.");
        }
        boolean fifo = source.queue().isFifo();
        if (destinationArn
                .flatMap(service::byArn)
                .filter(queue -> queue.isFifo() != fifo)
                .isPresent()) {
            String type = fifo ? "FIFO" : "standard";
            throw SqsException.invalidParameter("The messages of a " + type
                    + " queue cannot be moved to a queue of the other type; the destination must be a " + type
                    + " queue.");
        }
        if (sourcesOf(source).isEmpty()) {
            throw SqsException.invalidParameter("Source queue must be configured as a Dead Letter Queue.");
        }
        maxPerSecond.filter(rate -> rate < 1 || rate > HIGHEST_RATE).ifPresent(rate -> {
            throw SqsException.invalidValue(
                    rate, "MaxNumberOfMessagesPerSecond", "Must be between 1 and " + HIGHEST_RATE + ", if provided.");
        });
        Deque<MoveTask> tasks = bySource.computeIfAbsent(sourceArn, arn -> new ArrayDeque<>());
        if (!tasks.isEmpty() && tasks.peekFirst().isRunning()) {
            throw SqsException.invalidParameter("There is already a task running. Only one active task is allowed for a"
                    + " source queue arn at a given time.");
        }
        MoveTask task = new MoveTask(
                TaskHandle.text(ids.next().toString(), sourceArn),
                sourceArn,
                destinationArn,
                maxPerSecond,
                nowMillis,
                source.queue().depth(nowMillis).visible());
        tasks.addFirst(task);
        if (tasks.size() > FINISHED_KEPT) {
            tasks.removeLast();
        }
        running.put(task, nowMillis);
        return task;
    }

    /**
     * Cancels a task. Messages that were already moved stay in their new queue.
     *
     * @throws SqsException ResourceNotFoundException when the task does not exist or has ended
     */
    public MoveTask cancel(String handle) {
        String sourceArn = TaskHandle.sourceArn(handle);
        service.hosted(sourceArn).orElseThrow(() -> absent("SourceArn"));
        MoveTask task = bySource.getOrDefault(sourceArn, new ArrayDeque<>()).stream()
                .filter(each -> each.handle().equals(handle) && each.isRunning())
                .findFirst()
                .orElseThrow(() -> new SqsException(ErrorCode.RESOURCE_NOT_FOUND, "Task does not exist."));
        running.remove(task);
        task.end(MoveTask.Status.CANCELLED);
        return task;
    }

    /**
     * The tasks of a queue, the newest first.
     *
     * @throws SqsException ResourceNotFoundException when the queue does not exist
     */
    public List<MoveTask> list(String sourceArn, int most) {
        service.hosted(sourceArn).orElseThrow(() -> absent("SourceArn"));
        return bySource.getOrDefault(sourceArn, new ArrayDeque<>()).stream()
                .limit(most)
                .toList();
    }

    /** The queues whose redrive policy names this dead-letter queue. */
    public List<HostedQueue> sourcesOf(HostedQueue deadLetters) {
        return service.queues().stream()
                .filter(each -> each.settings()
                        .redrive()
                        .filter(policy -> policy.deadLetterArn().equals(deadLetters.arn()))
                        .isPresent())
                .toList();
    }

    void run(long nowMillis) {
        MoveTask due = running.pollDue(nowMillis);
        while (due != null) {
            step(due, nowMillis);
            due = running.pollDue(nowMillis);
        }
    }

    long nextMillis() {
        return running.nextMillis();
    }

    private void step(MoveTask task, long nowMillis) {
        Optional<Queue> source = service.byArn(task.sourceArn());
        if (source.isEmpty()) {
            task.fail(ErrorCode.QUEUE_DOES_NOT_EXIST.queryCode());
            return;
        }
        int wanted = task.maxPerSecond().isPresent() ? 1 : STEP_MESSAGES;
        int moved = source.get().handOver(wanted, (content, from) -> move(task, content, from, nowMillis), nowMillis);
        task.move(moved);
        if (!task.isRunning()) {
            return;
        }
        if (moved < wanted) {
            task.end(MoveTask.Status.COMPLETED);
        } else {
            running.put(
                    task,
                    task.maxPerSecond()
                            .map(rate -> Math.max(nowMillis + 1, task.nextMillis(rate)))
                            .orElse(nowMillis + STEP_MILLIS));
        }
    }

    private boolean move(MoveTask task, Content content, String from, long nowMillis) {
        String destinationArn = task.destinationArn().orElse(from);
        if (destinationArn == null) {
            task.fail("CouldNotDetermineMessageSource");
            return false;
        }
        Optional<Queue> destination = service.byArn(destinationArn);
        if (destination.isEmpty()) {
            task.fail(ErrorCode.QUEUE_DOES_NOT_EXIST.queryCode());
            return false;
        }
        try {
            destination.get().place(content.resent(ids.next(), nowMillis), nowMillis);
            return true;
        } catch (SqsException e) {
            task.fail(e.code().queryCode());
            return false;
        }
    }

    private static SqsException absent(String parameter) {
        return new SqsException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "The resource that you specified for the " + parameter + " parameter doesn't exist.");
    }
}
