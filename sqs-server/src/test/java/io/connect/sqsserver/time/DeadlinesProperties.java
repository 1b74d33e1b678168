package io.connect.sqsserver.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DeadlinesProperties {

    @Property(tries = 100)
    void givesDueEntriesInOrderAndForgetsRemovedOnes(@ForAll Random random) {
        Deadlines<Task> deadlines = new Deadlines<>();
        Map<Task, Long> expected = new HashMap<>();
        Task[] tasks = new Task[60];
        for (int i = 0; i < tasks.length; i++) {
            tasks[i] = new Task();
        }
        for (int step = 0; step < 500; step++) {
            Task task = tasks[random.nextInt(tasks.length)];
            if (random.nextInt(3) == 0) {
                deadlines.remove(task);
                expected.remove(task);
            } else {
                long due = random.nextInt(1_000);
                deadlines.put(task, due);
                expected.put(task, due);
            }
            assertThat(deadlines.size()).isEqualTo(expected.size());
            assertThat(deadlines.nextMillis())
                    .isEqualTo(expected.values().stream()
                            .mapToLong(Long::longValue)
                            .min()
                            .orElse(Deadlines.NEVER));
        }
        long last = 0;
        Task due = deadlines.pollDue(1_000);
        while (due != null) {
            assertThat(due.dueMillis()).isGreaterThanOrEqualTo(last).isEqualTo(expected.remove(due));
            last = due.dueMillis();
            due = deadlines.pollDue(1_000);
        }
        assertThat(expected).isEmpty();
    }

    private static final class Task extends Deadline {}
}
