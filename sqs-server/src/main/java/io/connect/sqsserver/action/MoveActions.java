package io.connect.sqsserver.action;

import io.connect.sqsserver.service.MoveTask;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.AnswerWriter;
import io.connect.sqsserver.wire.Parameters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Actions on tasks that move messages out of a dead-letter queue. */
final class MoveActions {

    private static final int MOST_LISTED = 10;
    private static final String HANDLE = "TaskHandle";
    private static final String SOURCE = "SourceArn";
    private static final String DESTINATION = "DestinationArn";
    private static final String RATE = "MaxNumberOfMessagesPerSecond";
    private static final String MOVED = "ApproximateNumberOfMessagesMoved";

    private MoveActions() {}

    static Answer start(Call call) {
        Parameters parameters = call.parameters();
        OptionalInt rate = parameters.integer(RATE);
        MoveTask task = call.service()
                .moveTasks()
                .start(
                        parameters.required(SOURCE),
                        parameters.text(DESTINATION),
                        rate.isPresent() ? Optional.of(rate.getAsInt()) : Optional.empty(),
                        call.nowMillis());
        return writer -> writer.text(HANDLE, task.handle());
    }

    static Answer cancel(Call call) {
        MoveTask task = call.service().moveTasks().cancel(call.parameters().required(HANDLE));
        return writer -> writer.number(MOVED, task.moved());
    }

    static Answer list(Call call) {
        Parameters parameters = call.parameters();
        OptionalInt most = parameters.integer(
                "MaxResults", 1, MOST_LISTED, "Must be between 1 and " + MOST_LISTED + ", if provided.");
        List<MoveTask> tasks = call.service().moveTasks().list(parameters.required(SOURCE), most.orElse(1));
        return writer -> {
            writer.list("Results", "ListMessageMoveTasksResultEntry");
            tasks.forEach(task -> write(writer, task));
            writer.endList();
        };
    }

    private static void write(AnswerWriter writer, MoveTask task) {
        writer.object();
        if (task.status() == MoveTask.Status.RUNNING) {
            writer.text(HANDLE, task.handle());
        }
        writer.text("Status", task.status().name());
        writer.text(SOURCE, task.sourceArn());
        task.destinationArn().ifPresent(arn -> writer.text(DESTINATION, arn));
        task.maxPerSecond().ifPresent(rate -> writer.number(RATE, rate));
        writer.number(MOVED, task.moved());
        writer.number("ApproximateNumberOfMessagesToMove", task.toMove());
        if (task.failure() != null) {
            writer.text("FailureReason", task.failure());
        }
        writer.number("StartedTimestamp", task.startedMillis());
        writer.endObject();
    }
}
