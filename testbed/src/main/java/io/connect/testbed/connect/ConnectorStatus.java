package io.connect.testbed.connect;

import java.util.List;

/**
 * The status of a connector in Connect.
 *
 * @param state the state of the connector itself, such as {@code RUNNING}
 * @param trace the stack trace if it failed, otherwise empty
 * @param tasks the tasks in the order of their numbers
 */
public record ConnectorStatus(String state, String trace, List<Task> tasks) {
    private static final String CAUSE = "Caused by: ";

    public ConnectorStatus {
        tasks = List.copyOf(tasks);
    }

    /**
     * One task.
     *
     * @param id the id, counted from 0
     * @param state such as {@code RUNNING}, {@code FAILED}, {@code UNASSIGNED}
     * @param worker the worker that runs it, as host:port of its REST interface
     * @param trace the stack trace if it failed, otherwise empty
     */
    public record Task(int id, String state, String worker, String trace) {}

    /** True when the connector and {@code taskCount} tasks, no more and no fewer, are running. */
    public boolean isRunning(int taskCount) {
        return state.equals("RUNNING")
                && tasks.size() == taskCount
                && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    /** True when the connector has tasks and it and all of them are running. */
    public boolean isRunning() {
        return !tasks.isEmpty() && isRunning(tasks.size());
    }

    /** True when the connector or any task has failed. */
    public boolean hasFailed() {
        return state.equals("FAILED")
                || tasks.stream().anyMatch(task -> task.state().equals("FAILED"));
    }

    /** The stack traces of all failed parts, one after another. */
    public String failures() {
        StringBuilder text = new StringBuilder();
        if (state.equals("FAILED")) {
            text.append("connector: ").append(trace);
        }
        tasks.stream()
                .filter(task -> task.state().equals("FAILED"))
                .forEach(task ->
                        text.append("task ").append(task.id()).append(": ").append(task.trace()));
        return text.toString();
    }

    /**
     * The reason in a stack trace, in one line: its first line, and its last cause. The lines between them show the location.
     *
     * @param trace the stack trace of a failed connector or task
     */
    public static String reason(String trace) {
        String first = trace.lines().findFirst().orElse("no reason is known").strip();
        return trace.lines()
                .filter(line -> line.startsWith(CAUSE))
                .reduce((earlier, later) -> later)
                .map(last ->
                        first + "; caused by " + last.substring(CAUSE.length()).strip())
                .orElse(first);
    }
}
