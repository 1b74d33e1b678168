package io.connect.sqs.thread;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * Runs the jobs of a lane in order, and jobs of different lanes concurrently. A lane is a message group. Its jobs keep their
 * order even if one of them is retried later. Thread-safe.
 */
public final class GroupLanes {

    /** A job of a lane. The next job starts when this one has called {@link GroupLanes#finished}. */
    public interface Job {

        /** Runs the job. It must finally call {@link GroupLanes#finished} or {@link GroupLanes#abandon} once for its lane. */
        void run();

        /** Called instead of {@link #run} if an earlier job was abandoned. */
        void abandoned();
    }

    private final Executor executor;
    private final Map<String, Deque<Job>> lanes = new HashMap<>();

    /** @param executor runs the jobs */
    public GroupLanes(Executor executor) {
        this.executor = executor;
    }

    /**
     * Adds jobs of one lane, in order. Messages from one receive must be added in one call. Otherwise a message could be added
     * after its predecessor was abandoned, find the lane free and overtake it.
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

    /** Called when the running job of the lane is done; starts the next one. */
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

    /**
     * Called when the running job of the lane cannot be done. The later jobs are not run either, because their order would be
     * lost.
     */
    public void abandon(String lane) {
        List<Job> behind;
        synchronized (lanes) {
            behind = new ArrayList<>(lanes.remove(lane));
        }
        behind.forEach(Job::abandoned);
    }
}
