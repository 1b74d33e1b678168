package io.connect.bench.result;

import io.connect.bench.fault.FaultRecord;
import io.connect.bench.figure.Disturbance;
import io.connect.bench.scenario.fault.Fault;
import io.connect.reports.model.FaultWindow;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Converts the records of faults for the result and for the figures. */
final class ResultFaults {

    private static final double MICROS_PER_SECOND = 1e6;

    private ResultFaults() {}

    /**
     * The periods of the faults, in seconds from the origin.
     *
     * @param nowMicros the end of a fault that is still active because its run was interrupted
     */
    static List<FaultWindow> of(List<FaultRecord> records, long originMicros, long nowMicros) {
        return records.stream()
                .map(record -> window(record, originMicros, nowMicros))
                .toList();
    }

    private static FaultWindow window(FaultRecord record, long originMicros, long nowMicros) {
        double from = (record.fromMicros() - originMicros) / MICROS_PER_SECOND;
        long end = record.toMicros().orElse(record.inForce() ? nowMicros : record.fromMicros());
        double to = (end - originMicros) / MICROS_PER_SECOND;
        String words = record.effect().words();
        String effect = record.failure()
                .map(failure -> (words + "; failed: " + failure).replaceFirst("^; ", ""))
                .orElse(words);
        return new FaultWindow(
                record.what(), record.where(), from, Math.max(from, to), effect.isEmpty() ? null : effect);
    }

    /** Converts a fault for the figures. A fault that lasts as long as the run has no end in the figures. */
    static Disturbance disturbance(FaultRecord record) {
        Fault planned = record.planned();
        boolean ends = planned.length().isPresent();
        return new Disturbance(
                record.fromMicros(),
                ends ? record.toMicros() : OptionalLong.empty(),
                planned.action().takesDown(),
                planned.takesTasksDown(),
                record.what(),
                record.where());
    }

    /** Maps a link to its bandwidth limit in bytes per second, in each direction; the lowest limit if there are several. */
    static Map<String, Double> caps(List<Fault> faults) {
        Map<String, Double> caps = new TreeMap<>();
        faults.forEach(fault -> fault.action()
                .bytesPerSecond()
                .ifPresent(cap -> caps.merge(fault.on().toString(), cap, Math::min)));
        return caps;
    }
}
