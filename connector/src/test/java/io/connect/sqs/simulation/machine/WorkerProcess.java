package io.connect.sqs.simulation.machine;

import java.util.HashMap;
import java.util.Map;

/** A process with one task. It can stand still, and it can be killed, after which nothing of it runs any more. */
public final class WorkerProcess {

    private final VirtualTime time;
    private final Map<String, Integer> newestReceive = new HashMap<>();
    private boolean alive = true;
    private boolean ownThreadBusy;
    private long stalledUntil;
    private boolean inPoll;
    private long polledAt;
    private long forgotAt;
    private long stoodStillAt = Long.MIN_VALUE / 2;

    public WorkerProcess(VirtualTime time) {
        this.time = time;
        this.polledAt = time.now();
    }

    /** Whether the task's own thread is in a job, so that no time may pass within it. */
    public boolean isOwnThreadBusy() {
        return ownThreadBusy;
    }

    public void ownThreadBusy(boolean busy) {
        ownThreadBusy = busy;
    }

    public boolean isAlive() {
        return alive;
    }

    public void kill() {
        alive = false;
    }

    public void standStill(long nanos) {
        stalledUntil = Math.max(stalledUntil, time.now() + nanos);
        stoodStillAt = stalledUntil;
    }

    /** When something that is due now can happen in this process. */
    public long soonest(long moment) {
        return Math.max(moment, stalledUntil);
    }

    public boolean standsStill() {
        return stalledUntil > time.now();
    }

    /** Connect's thread is in the task's {@code poll}. */
    public void pollBegins() {
        inPoll = true;
    }

    /** Connect's thread has come back from it. */
    public void pollEnds() {
        inPoll = false;
        polledAt = time.now();
    }

    /** The time without a poll of Connect, as seen by the task. */
    public long unpolledNanos() {
        return inPoll ? 0 : time.now() - Math.max(polledAt, stoodStillAt);
    }

    /**
     * Notes that the task has the answer of a receive.
     *
     * @param since the time when it came
     */
    public void has(String messageId, int receive, long since) {
        if (since > forgotAt) {
            newestReceive.merge(messageId, receive, Math::max);
        }
    }

    /** From now on the task may get messages again. */
    public void forgetReceives() {
        newestReceive.clear();
        forgotAt = time.now();
    }

    /** The newest receive of a message that the task knows of; 0 for none. */
    public int newestReceive(String messageId) {
        return newestReceive.getOrDefault(messageId, 0);
    }
}
