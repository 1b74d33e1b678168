package io.connect.gatling.run;

import io.connect.testbed.calibrate.Calibration;
import io.connect.testbed.fault.FaultRecord;
import io.connect.testbed.sample.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a run has found out so far beside its ledger. Filled by the run's own thread and read by it, or by the thread
 * that writes what there is when the JVM is ended; every access is synchronised.
 */
final class RunFacts {

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
    record BacklogDrain(long fillStartMicros, long startMicros, long endMicros, boolean emptied) {}

    /** Something worth a mark on the time axis. */
    record Event(long atMicros, String what) {}

    synchronized void calibration(Calibration measured) {
        calibration = measured;
    }

    synchronized Calibration calibration() {
        return calibration;
    }

    synchronized void exactlyOnce(boolean promised) {
        exactlyOnce = promised;
    }

    synchronized boolean exactlyOnce() {
        return exactlyOnce;
    }

    /** Where what was sampled so far can be had at any time, also when the run is cut short. */
    synchronized void recording(Supplier<Recording> source) {
        recording = source;
    }

    synchronized Recording recording() {
        return recording.get();
    }

    /** Arrivals after this count as late. */
    synchronized void drainDeadline(long micros) {
        drainDeadlineMicros = micros;
    }

    synchronized long drainDeadlineMicros() {
        return drainDeadlineMicros;
    }

    synchronized void drainEnd(long micros) {
        drainEndMicros = micros;
    }

    synchronized long drainEndMicros() {
        return drainEndMicros;
    }

    /** Messages that SQS counted at the end without showing them. */
    synchronized void leftUnidentified(long messages) {
        leftUnidentified = messages;
    }

    synchronized long leftUnidentified() {
        return leftUnidentified;
    }

    synchronized void backlogDrain(BacklogDrain drain) {
        backlogDrain = drain;
    }

    synchronized BacklogDrain backlogDrain() {
        return backlogDrain;
    }

    synchronized void event(long atMicros, String what) {
        events.add(new Event(atMicros, what));
    }

    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What failed of the subject although nobody meant it to. */
    synchronized void failure(SubjectFailure seen) {
        failures.add(seen);
    }

    synchronized List<SubjectFailure> failures() {
        return List.copyOf(failures);
    }

    synchronized int failures(SubjectFailure.Kind kind) {
        return (int) failures.stream().filter(failure -> failure.kind() == kind).count();
    }

    /** The marks that the faults left. */
    synchronized void faults(List<FaultRecord> seen) {
        faults = List.copyOf(seen);
    }

    synchronized List<FaultRecord> faults() {
        return faults;
    }

    synchronized void breakdown(String why) {
        breakdowns.add(why);
    }

    synchronized List<String> breakdowns() {
        return List.copyOf(breakdowns);
    }
}
