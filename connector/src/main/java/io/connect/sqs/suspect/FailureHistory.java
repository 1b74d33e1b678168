package io.connect.sqs.suspect;

import io.connect.sqs.inflight.BoundedMap;
import io.connect.sqs.inflight.InFlightMessage;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Remembers for later tasks which messages did not reach Kafka. Connect does not say which record failed a task,
 * and the receive count of SQS includes messages that were handed back unseen. So every message that was on its way when a
 * task failed is a suspect and is sent alone. Only a message that fails alone is taken for the cause.
 *
 * <p>It lasts as long as the worker, since a failed task is started again in the same process. A process that is killed
 * leaves nothing behind, and says nothing of the messages it had. The number of entries is bounded. An entry that is older than
 * an hour is removed by the next delivery or failure. Thread-safe.
 */
public final class FailureHistory {

    private static final FailureHistory OF_THIS_PROCESS = new FailureHistory(System::nanoTime);

    private static final Duration SUSPECTED = Duration.ofMinutes(10);
    private static final Duration FAILED = Duration.ofHours(1);

    private final LongSupplier nanoClock;
    private final Map<String, Note> notes = new BoundedMap<>();
    private volatile boolean empty = true;

    public FailureHistory(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** The one that the tasks of this process share. */
    public static FailureHistory ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    private record Note(int ownFailures, long sinceNanos) {}

    /** Notes that a message was on its way, with others, when something failed. */
    public void failedInCompany(InFlightMessage message) {
        note(message, 0);
    }

    /** Notes that a message failed while nothing else was on its way. */
    public void failedAlone(InFlightMessage message) {
        note(message, 1);
    }

    /** Notes that Kafka has the record of the message, or its dead letter. */
    public void delivered(InFlightMessage message) {
        if (!empty) {
            synchronized (this) {
                notes.remove(key(message));
                forgetOld();
                empty = notes.isEmpty();
            }
        }
    }

    /** Whether the message may have failed a task. */
    public boolean isSuspect(InFlightMessage message) {
        return find(message) != null;
    }

    /** How often the message failed alone. */
    public int ownFailures(InFlightMessage message) {
        Note note = find(message);
        return note == null ? 0 : note.ownFailures();
    }

    private synchronized void note(InFlightMessage message, int more) {
        Note before = find(message);
        int failures = (before == null ? 0 : before.ownFailures()) + more;
        forgetOld();
        // Removed first, so that the newest is last whatever was there before.
        notes.remove(key(message));
        notes.put(key(message), new Note(failures, nanoClock.getAsLong()));
        empty = false;
    }

    private Note find(InFlightMessage message) {
        if (empty) {
            return null;
        }
        synchronized (this) {
            Note note = notes.get(key(message));
            if (note == null) {
                return null;
            }
            Duration lasts = note.ownFailures() == 0 ? SUSPECTED : FAILED;
            return nanoClock.getAsLong() - note.sinceNanos() < lasts.toNanos() ? note : null;
        }
    }

    private void forgetOld() {
        long now = nanoClock.getAsLong();
        Iterator<Note> oldest = notes.values().iterator();
        while (oldest.hasNext() && now - oldest.next().sinceNanos() >= FAILED.toNanos()) {
            oldest.remove();
        }
    }

    /** How many messages it remembers. */
    synchronized int size() {
        return notes.size();
    }

    private static String key(InFlightMessage message) {
        return message.queue().url() + ' ' + message.messageId();
    }
}
