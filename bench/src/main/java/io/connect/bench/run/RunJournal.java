package io.connect.bench.run;

import io.connect.bench.fault.FaultRecord;
import io.connect.bench.run.RunFacts.BacklogDrain;
import io.connect.bench.run.RunFacts.Drain;
import io.connect.bench.run.RunFacts.Event;
import io.connect.bench.run.RunFacts.Surroundings;
import io.connect.bench.run.RunFacts.Troubles;
import io.connect.bench.sample.Recording;
import io.connect.bench.subject.SubjectFailure;
import io.connect.bench.subject.SubjectPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Collects the facts of a run, and returns all facts so far at any moment. Written by the run's own thread, read by the same
 * thread or by the shutdown thread. Every access is synchronised.
 */
public final class RunJournal {

    private final List<Event> events = new ArrayList<>();
    private final List<String> breakdowns = new ArrayList<>();
    private final List<SubjectFailure> failures = new ArrayList<>();
    private Surroundings surroundings = Surroundings.UNKNOWN;
    private Optional<SubjectPlugin> plugin = Optional.empty();
    private Supplier<Recording> recording = () -> new Recording(List.of(), List.of(), List.of());
    private long deadlineMicros = Long.MAX_VALUE;
    private long backlogDeadlineMicros = Long.MAX_VALUE;
    private long endMicros;
    private long leftUnidentified;
    private OptionalLong heldByAll = OptionalLong.empty();
    private Optional<BacklogDrain> backlog = Optional.empty();

    /** All facts so far, with the records of the faults. */
    public synchronized RunFacts facts(List<FaultRecord> faults) {
        Drain drain = new Drain(deadlineMicros, backlogDeadlineMicros, endMicros, leftUnidentified, heldByAll, backlog);
        return new RunFacts(
                surroundings, plugin, recording.get(), drain, events, new Troubles(breakdowns, failures, faults));
    }

    /** Records the state of machine and subject immediately before the run. */
    public synchronized void surroundings(Surroundings found) {
        surroundings = found;
    }

    /** Records the plugin of the subject. */
    public synchronized void plugin(Optional<SubjectPlugin> found) {
        plugin = found;
    }

    /** Sets the source of samples, which can be read at any time from now on. */
    public synchronized void samplesFrom(Supplier<Recording> source) {
        recording = source;
    }

    /** Ends the samples: later ones do not belong to the run. */
    public synchronized void endSamples() {
        Recording taken = recording.get();
        recording = () -> taken;
    }

    /** Sets the deadline of the paced load. Messages that arrive after it are late. */
    public synchronized void drainsUntil(long deadline) {
        deadlineMicros = deadline;
    }

    /** Sets the deadline for the drain of the backlog. */
    public synchronized void backlogDrainsUntil(long deadline) {
        backlogDeadlineMicros = deadline;
    }

    /** Records that the paced load is drained, or that the wait for it was given up. */
    public synchronized void drained(long atMicros) {
        endMicros = atMicros;
    }

    /** Records that the backlog is drained, or that the wait for it was given up. */
    public synchronized void drained(BacklogDrain drained) {
        backlog = Optional.of(drained);
    }

    /** Records the number of messages that SQS counts in the queues at the end, but that no receive returned. */
    public synchronized void left(long unidentified) {
        leftUnidentified = unidentified;
    }

    /**
     * Records how many messages in the queues may belong to this shard, if several shards use the queues.
     *
     * @param held all messages that the queues hold
     */
    public synchronized void leftToAll(long unidentified, long held) {
        leftUnidentified = unidentified;
        heldByAll = OptionalLong.of(held);
    }

    /** Records an event to mark on the time axis. */
    public synchronized void event(long atMicros, String what) {
        events.add(new Event(atMicros, what));
    }

    /** Records a failure of the subject without a planned fault. */
    public synchronized void failure(SubjectFailure seen) {
        failures.add(seen);
    }

    /** Records the reason why the run cannot continue. */
    public synchronized void breakdown(String why) {
        breakdowns.add(why);
    }
}
