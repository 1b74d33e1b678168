package io.connect.bench.figure;

import io.connect.bench.figure.Measured.Window;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Processors, memory and network of the workers in the judged time. A phase between two judged ones does not count unless it is
 * judged too.
 */
final class Resources {

    private static final double PERCENT = 100;
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Measured measured;
    private final Recording recording;
    private final List<Window> parts;

    Resources(Measured measured) {
        this.measured = measured;
        this.recording = measured.recording();
        this.parts = measured.judgedParts();
    }

    /** CPU of the workers in percent of the machine. */
    OptionalDouble cpuPercent() {
        return mean(this::cpuPercent);
    }

    private OptionalDouble cpuPercent(Window part) {
        return recording.cpuPercent(Recording.WORKER, part.fromMicros(), part.toMicros(), measured.cores());
    }

    /** The compilers' part of that CPU in percent. */
    OptionalDouble compilePercent() {
        OptionalDouble cpu = cpuPercent();
        OptionalDouble compilation = mean(part -> times(
                cpuPercent(part),
                recording
                        .compilePercent(Recording.WORKER, part.fromMicros(), part.toMicros())
                        .orElse(0)));
        return cpu.isPresent() && cpu.getAsDouble() > 0
                ? times(compilation, 1 / cpu.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * CPU of the workers without their compilers per delivered message, in microseconds. The first and last samples are up to a
     * second inside the judged time, so the CPU is scaled to the length of that time.
     */
    OptionalDouble cpuMicrosPerMessage() {
        long delivered = measured.deliveredWhileJudged();
        if (delivered == 0) {
            return OptionalDouble.empty();
        }
        double micros = measured.judgedSeconds() * MICROS_PER_SECOND * measured.cores() / PERCENT;
        double own = 1 - compilePercent().orElse(0) / PERCENT;
        return times(cpuPercent(), micros * own / delivered);
    }

    /** The highest heap occupancy after GC of any worker, in percent of its maximum. */
    OptionalDouble heapPercent() {
        return parts.stream()
                .map(part -> recording.heapPercent(Recording.WORKER, part.fromMicros(), part.toMicros()))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
    }

    /** The sum over the workers of their highest heap occupancy after GC. */
    OptionalDouble heapUsedMegabytes() {
        Map<String, Long> highest = recording.processes().stream()
                .filter(sample -> sample.process().startsWith(Recording.WORKER))
                .filter(sample -> parts.stream().anyMatch(part -> part.contains(sample.atMicros())))
                .collect(Collectors.toMap(ProcessSample::process, ProcessSample::heapAfterGcBytes, Math::max));
        return highest.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        highest.values().stream().mapToLong(Long::longValue).sum() / BYTES_PER_MEGABYTE);
    }

    /** Bytes of all links together, as a network card of the worker would count them. */
    OptionalDouble networkMegabytesPerSecond() {
        return mean(part -> {
            Map<String, Double> links = recording.bytesPerSecond(part.fromMicros(), part.toMicros());
            return links.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(links.values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()
                            / BYTES_PER_MEGABYTE);
        });
    }

    /** The mean over the judged time; parts without a figure are left out. */
    private OptionalDouble mean(Function<Window, OptionalDouble> figure) {
        double sum = 0;
        double seconds = 0;
        for (Window part : parts) {
            OptionalDouble there = figure.apply(part);
            if (there.isPresent()) {
                sum += there.getAsDouble() * part.seconds();
                seconds += part.seconds();
            }
        }
        return seconds == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / seconds);
    }

    private static OptionalDouble times(OptionalDouble figure, double factor) {
        return figure.isEmpty() ? figure : OptionalDouble.of(figure.getAsDouble() * factor);
    }
}
