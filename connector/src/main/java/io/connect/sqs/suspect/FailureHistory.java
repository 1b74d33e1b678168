package io.connect.sqs.suspect;

import io.connect.sqs.inflight.BoundedMap;
import io.connect.sqs.inflight.InFlightMessage;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Remembers which messages did not reach Kafka, for later tasks. Connect does not report which record failed a task, and SQS
 * also counts receives of messages that were released unseen. So every message without a report when a task failed is a suspect
 * and is produced alone. Only a message that fails alone is considered the cause.
 *
 * <p>The history exists as long as the worker process, because a failed task is restarted in the same process. If the process
 * is killed, the history is lost. This does no harm, because the end of a killed process is not the fault of a message. The
 * number of entries is limited. The next delivery or failure removes entries that are older than an hour. Thread-safe.
 */
public final class FailureHistory {

    private static final FailureHistory OF_THIS_PROCESS = new FailureHistory(System::nanoTime);

    private static final Duration SUSPECTED = Duration.ofMinutes(10);
    private static final Duration FAILED = Duration.ofHours(1);

    private final LongSupplier nanoClock;
    private final BoundedMap<String, Note> notes = new BoundedMap<>();
    private volatile boolean empty = true;

    public FailureHistory(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** The history that all tasks of this process share. */
    public static FailureHistory ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    private record Note(int ownFailures, long sinceNanos) {}

    /** Adds a failure of a message that was not produced alone. */
    public void failedInCompany(InFlightMessage message) {
        note(message, 0);
    }

    /** Adds a failure of a message that was produced alone. */
    public void failedAlone(InFlightMessage message) {
        note(message, 1);
    }

    /** Removes a message, because Kafka has its record or its dead letter. */
    public void delivered(InFlightMessage message) {
        if (!empty) {
            synchronized (this) {
                notes.remove(key(message));
                forgetOld();
                empty = notes.isEmpty();
            }
        }
    }

    /** Whether the message may be the cause of a failure. */
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
        notes.putNewest(key(message), new Note(failures, nanoClock.getAsLong()));
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
        notes.removeOldest(note -> now - note.sinceNanos() >= FAILED.toNanos());
    }

    /** How many messages it remembers. */
    synchronized int size() {
        return notes.size();
    }

    private static String key(InFlightMessage message) {
        return message.queue().url() + ' ' + message.messageId();
    }
}
