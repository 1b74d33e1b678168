package io.connect.bench.run;

import io.connect.bench.fault.FaultRecord;
import io.connect.bench.sample.Recording;
import io.connect.bench.subject.SubjectFailure;
import io.connect.reports.model.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run has found out so far beside its ledger. Filled by the run's own thread and read by it, or by the thread
 * that writes what there is when the JVM is ended; every access is synchronised.
 */
public final class RunFacts {

    private Calibration calibration;
    private boolean exactlyOnce;
    private Supplier<Recording> recording = () -> new Recording(List.of(), List.of(), List.of());
    private long drainDeadlineMicros = Long.MAX_VALUE;
    private long drainEndMicros;
    private long leftUnidentified;
    private BacklogDrain backlogDrain;
    private final List<Event> events = new ArrayList<>();
    private final List<String> breakdowns = new ArrayList<>();
    private final List<SubjectFailure> failures = new ArrayList<>();
    private List<FaultRecord> faults = List.of();

    /**
     * How a backlog was drained.
     *
     * @param fillStartMicros first send
     * @param startMicros first arrival, or when the connector was started if nothing arrived
     * @param endMicros queues empty and all arrived, or given up
     * @param emptied whether it was drained in time
     */
    public record BacklogDrain(long fillStartMicros, long startMicros, long endMicros, boolean emptied) {}

    /** Something worth a mark on the time axis. */
    public record Event(long atMicros, String what) {}

    public synchronized void calibration(Calibration measured) {
        calibration = measured;
    }

    public synchronized Calibration calibration() {
        return calibration;
    }

    public synchronized void exactlyOnce(boolean promised) {
        exactlyOnce = promised;
    }

    public synchronized boolean exactlyOnce() {
        return exactlyOnce;
    }

    /** Where what was sampled so far can be had at any time, also when the run is cut short. */
    public synchronized void recording(Supplier<Recording> source) {
        recording = source;
    }

    public synchronized Recording recording() {
        return recording.get();
    }

    /** Arrivals after this count as late. */
    synchronized void drainDeadline(long micros) {
        drainDeadlineMicros = micros;
    }

    public synchronized long drainDeadlineMicros() {
        return drainDeadlineMicros;
    }

    synchronized void drainEnd(long micros) {
        drainEndMicros = micros;
    }

    public synchronized long drainEndMicros() {
        return drainEndMicros;
    }

    /** Messages that SQS counted at the end without showing them. */
    public synchronized void leftUnidentified(long messages) {
        leftUnidentified = messages;
    }

    public synchronized long leftUnidentified() {
        return leftUnidentified;
    }

    public synchronized void backlogDrain(BacklogDrain drain) {
        backlogDrain = drain;
    }

    public synchronized BacklogDrain backlogDrain() {
        return backlogDrain;
    }

    synchronized void event(long atMicros, String what) {
        events.add(new Event(atMicros, what));
    }

    public synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What failed of the subject although nobody meant it to. */
    public synchronized void failure(SubjectFailure seen) {
        failures.add(seen);
    }

    public synchronized List<SubjectFailure> failures() {
        return List.copyOf(failures);
    }

    public synchronized int failures(SubjectFailure.Kind kind) {
        return (int) failures.stream().filter(failure -> failure.kind() == kind).count();
    }

    /** The marks that the faults left. */
    public synchronized void faults(List<FaultRecord> seen) {
        faults = List.copyOf(seen);
    }

    public synchronized List<FaultRecord> faults() {
        return faults;
    }

    public synchronized void breakdown(String why) {
        breakdowns.add(why);
    }

    public synchronized List<String> breakdowns() {
        return List.copyOf(breakdowns);
    }
}
