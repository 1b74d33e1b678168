package io.connect.testbed.fault;

import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import java.util.List;
import java.util.function.Supplier;

/** Makes tasks of a connector fail, as a revoked permission does, and restarts them as an operator would. */
final class TaskFaults {
    /** What SQS answers to keys that may not use the queue; no retry helps, so a task has to give up. */
    private static final AwsError ACCESS_DENIED =
            new AwsError(403, "AccessDeniedException", "planted by the fault layer: access to the queue is denied");

    private final Testbed testbed;
    private final Supplier<String> connector;

    TaskFaults(Testbed testbed, Supplier<String> connector) {
        this.testbed = testbed;
        this.connector = connector;
    }

    /** Refuses every request on the SQS link until the fault ends; then all failed tasks are restarted. */
    ActiveFault fail(int task) {
        Link sqs = testbed.links().get(Testbed.SQS_LINK);
        ActiveFault denied = HttpFaults.apply(sqs, HttpFault.errors(1, ACCESS_DENIED));
        return new ActiveFault("task-" + task + " refused by SQS until it fails") {
            private volatile String failed = "no task had failed when the fault ended";

            @Override
            String effect() {
                return failed;
            }

            @Override
            void end() {
                denied.close();
                List<Integer> tasks = failedTasks();
                if (!tasks.isEmpty()) {
                    failed = "failed and restarted: tasks " + tasks;
                    tasks.forEach(number -> testbed.connectRest().restartTask(connector.get(), number));
                }
            }
        };
    }

    private List<Integer> failedTasks() {
        return testbed.connectRest().status(connector.get()).stream()
                .flatMap(status -> status.tasks().stream())
                .filter(task -> task.state().equals("FAILED"))
                .map(ConnectorStatus.Task::id)
                .toList();
    }
}
