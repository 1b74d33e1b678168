package io.connect.sqs.simulation.machine;

import java.util.HashMap;
import java.util.Map;

/** A process with one task. It can stall, and it can be killed. A killed process runs nothing more. */
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
    private boolean stopping;
    private long stopBeganAt;

    public WorkerProcess(VirtualTime time) {
        this.time = time;
        this.polledAt = time.now();
    }

    /** Whether the task's own thread is running a job. No time may pass during such a job. */
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

    /** Returns the earliest time at which an event that is due at this moment can run in the process. */
    public long soonest(long moment) {
        return Math.max(moment, stalledUntil);
    }

    public boolean standsStill() {
        return stalledUntil > time.now();
    }

    /** Notes that Connect's thread has entered the task's {@code poll}. */
    public void pollBegins() {
        inPoll = true;
    }

    /** Notes that Connect's thread has returned from {@code poll}. */
    public void pollEnds() {
        inPoll = false;
        polledAt = time.now();
    }

    /** Notes that Connect has begun to stop the task. */
    public void stopBegins() {
        stopping = true;
        stopBeganAt = time.now();
    }

    /** Whether Connect has begun to stop the task. */
    public boolean isStopping() {
        return stopping;
    }

    public long stopBeganAt() {
        return stopBeganAt;
    }

    /** The time since Connect's last poll, as the task sees it. */
    public long unpolledNanos() {
        return inPoll ? 0 : time.now() - Math.max(polledAt, stoodStillAt);
    }

    /**
     * Notes that the task has the answer of a receive.
     *
     * @param since the arrival time of the answer
     */
    public void has(String messageId, int receive, long since) {
        if (since > forgotAt) {
            newestReceive.merge(messageId, receive, Math::max);
        }
    }

    /** Forgets all receives: from now on, the task may get messages again. */
    public void forgetReceives() {
        newestReceive.clear();
        forgotAt = time.now();
    }

    /** Returns the newest receive of a message that the task knows; 0 if it knows none. */
    public int newestReceive(String messageId) {
        return newestReceive.getOrDefault(messageId, 0);
    }
}
