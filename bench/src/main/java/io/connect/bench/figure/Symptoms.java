package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Window;
import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/** The measurements of the period that a diagnosis covers; a value is empty if there were not enough samples. */
record Symptoms(Measured measured, Diagnosis.Limits limits, Window window) {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double PERCENT = 100;

    /** The rate through the link while its bandwidth limit was active. Without the limit, a higher rate is no saturation. */
    OptionalDouble rateWhileCapped(String link) {
        List<Disturbance> onLink = measured.disturbances().stream()
                .filter(fault -> fault.where().equals(link))
                .toList();
        long from = onLink.stream().mapToLong(Disturbance::fromMicros).max().orElse(window.fromMicros());
        long to = onLink.stream()
                .mapToLong(fault -> fault.toMicros().orElse(Long.MAX_VALUE))
                .min()
                .orElse(window.toMicros());
        Double rate = measured.recording()
                .bytesPerSecond(Math.max(from, window.fromMicros()), Math.min(to, window.toMicros()))
                .get(link);
        return rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }

    /** The share of time spent in GC. Empty for a process without two samples since its start. */
    OptionalDouble gcPercent(String process) {
        List<ProcessSample> looks = measured.recording().processes().stream()
                .filter(sample -> sample.process().equals(process) && window.contains(sample.atMicros()))
                .toList();
        double millis = 0;
        boolean known = false;
        for (int i = 1; i < looks.size(); i++) {
            ProcessSample before = looks.get(i - 1);
            if (before.pid() == looks.get(i).pid()) {
                known = true;
                millis += looks.get(i).gcMillis() - before.gcMillis();
            }
        }
        return known ? OptionalDouble.of(PERCENT * millis / (window.seconds() * 1_000)) : OptionalDouble.empty();
    }

    OptionalDouble growthOfTheQueue() {
        List<DepthSample> looks = measured.recording().depths().stream()
                .filter(look -> window.contains(look.atMicros()))
                .toList();
        return looks.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(looks.get(looks.size() - 1).depth().visible()
                        - looks.get(0).depth().visible());
    }

    /** A percentile over the judged phases. */
    OptionalDouble millis(Function<PhaseReport, Histogram> times, double percentile) {
        Histogram all = new Histogram(3);
        measured.ledger().steady().stream().map(times).forEach(all::add);
        return all.getTotalCount() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(all.getValueAtPercentile(percentile) / MICROS_PER_MILLI);
    }

    OptionalDouble mean(String metric) {
        return measured.recording().mean(metric, window.fromMicros(), window.toMicros());
    }

    OptionalDouble cpuOfMachine(String role) {
        return measured.recording().cpuPercent(role, window.fromMicros(), window.toMicros(), measured.cores());
    }

    OptionalDouble cpuOfWorkers() {
        OptionalDouble share = cpuOfMachine(Recording.WORKER);
        return share.isEmpty() || limits.workerCores() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(share.getAsDouble() * measured.cores() / limits.workerCores());
    }

    OptionalDouble threads() {
        return measured.recording().processes().stream()
                .filter(sample -> sample.process().startsWith(Recording.WORKER) && window.contains(sample.atMicros()))
                .mapToDouble(ProcessSample::threads)
                .max();
    }
}
