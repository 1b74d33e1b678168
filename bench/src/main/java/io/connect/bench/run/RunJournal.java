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
 * Collects the findings of a run while it goes on, and returns them as of any moment. Written by the run's own thread, read by
 * the same or by the thread that is told of the JVM's end; every access is synchronised.
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

    /** All that is known by now, with the marks of the faults. */
    public synchronized RunFacts facts(List<FaultRecord> faults) {
        Drain drain = new Drain(deadlineMicros, backlogDeadlineMicros, endMicros, leftUnidentified, heldByAll, backlog);
        return new RunFacts(
                surroundings, plugin, recording.get(), drain, events, new Troubles(breakdowns, failures, faults));
    }

    /** The run is about to begin in this state of machine and subject. */
    public synchronized void surroundings(Surroundings found) {
        surroundings = found;
    }

    /** The subject is this plugin. */
    public synchronized void plugin(Optional<SubjectPlugin> found) {
        plugin = found;
    }

    /** From now on samples can be read here, at any time. */
    public synchronized void samplesFrom(Supplier<Recording> source) {
        recording = source;
    }

    /** Samples taken from here on are no part of the run. */
    public synchronized void endSamples() {
        Recording taken = recording.get();
        recording = () -> taken;
    }

    /** Messages of the paced load that arrive after this moment are late. */
    public synchronized void drainsUntil(long deadline) {
        deadlineMicros = deadline;
    }

    /** Sets the deadline for the drain of the backlog. */
    public synchronized void backlogDrainsUntil(long deadline) {
        backlogDeadlineMicros = deadline;
    }

    /** The paced load is drained, or was given up. */
    public synchronized void drained(long atMicros) {
        endMicros = atMicros;
    }

    /** The backlog is drained, or was given up. */
    public synchronized void drained(BacklogDrain drained) {
        backlog = Optional.of(drained);
    }

    /** The number of messages that SQS counts in the queues at the end and that no receive returned. */
    public synchronized void left(long unidentified) {
        leftUnidentified = unidentified;
    }

    /**
     * For queues that several shards use: how many messages in the queues may belong to this shard.
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

    /** The subject failed without a planned fault. */
    public synchronized void failure(SubjectFailure seen) {
        failures.add(seen);
    }

    /** The run cannot go on, for this reason. */
    public synchronized void breakdown(String why) {
        breakdowns.add(why);
    }
}
