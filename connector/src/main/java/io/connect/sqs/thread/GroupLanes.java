package io.connect.sqs.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Runs the jobs of a lane one after the other, and jobs of different lanes in parallel. A lane is a message group: its jobs
 * keep their order, also when one of them is tried again later. Thread-safe.
 */
public final class GroupLanes {

    /** A job holds its lane until it says how it ended. */
    public interface Job {

        /** Begins; must end in one call of {@link GroupLanes#finished} or {@link GroupLanes#abandon} for its lane. */
        void run();

        /** Told in the place of {@link #run} when a job before it was abandoned. */
        void abandoned();
    }

    private final Executor executor;
    private final Map<String, Deque<Job>> lanes = new HashMap<>();

    /** @param executor runs the jobs */
    public GroupLanes(Executor executor) {
        this.executor = executor;
    }

    /**
     * Takes jobs of one lane in their order. Messages that were received together must come together: one that came after its
     * predecessor was abandoned would find the lane free and overtake it.
     */
    public void submit(String lane, List<? extends Job> together) {
        Job first;
        synchronized (lanes) {
            Deque<Job> jobs = lanes.get(lane);
            if (jobs != null) {
                jobs.addAll(together);
                return;
            }
            first = together.get(0);
            lanes.put(lane, new ArrayDeque<>(together.subList(1, together.size())));
        }
        executor.execute(first::run);
    }

    /** The running job of the lane is done: the next may begin. */
    public void finished(String lane) {
        Job next;
        synchronized (lanes) {
            next = lanes.get(lane).poll();
            if (next == null) {
                lanes.remove(lane);
                return;
            }
        }
        executor.execute(next::run);
    }

    /** The running job of the lane cannot be done, so none behind it may be either: their order would be lost. */
    public void abandon(String lane) {
        List<Job> behind;
        synchronized (lanes) {
            behind = new ArrayList<>(lanes.remove(lane));
        }
        behind.forEach(Job::abandoned);
    }
}
