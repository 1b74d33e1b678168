package io.connect.bench.figure;

import io.connect.bench.sample.Recording.Point;
import java.util.List;
import java.util.OptionalDouble;

/** Growth over a period: a least-squares line through all samples, its end compared with its start. */
final class Growth {

    /** A line through fewer samples says more about noise than about growth. */
    private static final int FEWEST = 10;

    private static final double PERCENT = 100;

    private Growth() {}

    /**
     * The growth from the start to the end of the line, relative to its start.
     *
     * @return percent, negative for a decrease; empty for too few samples, or if the line starts at zero
     */
    static OptionalDouble percentOfStart(List<Point> looks) {
        Line line = line(looks);
        return line == null || line.start() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(PERCENT * line.gain() / line.start());
    }

    /** The growth relative to the mean, for quantities that start near zero, such as messages in flight. */
    static OptionalDouble percentOfMean(List<Point> looks) {
        Line line = line(looks);
        return line == null || line.mean() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(PERCENT * line.gain() / line.mean());
    }

    private record Line(double mean, double gain) {
        double start() {
            return mean - gain / 2;
        }
    }

    private static Line line(List<Point> looks) {
        if (looks.size() < FEWEST) {
            return null;
        }
        double meanTime = looks.stream().mapToDouble(Point::atMicros).average().orElseThrow();
        double mean = looks.stream().mapToDouble(Point::value).average().orElseThrow();
        double covariance = 0;
        double variance = 0;
        for (Point look : looks) {
            covariance += (look.atMicros() - meanTime) * (look.value() - mean);
            variance += (look.atMicros() - meanTime) * (look.atMicros() - meanTime);
        }
        // The mean is the middle of the line only if the samples are evenly spaced, as those of a sampler are.
        double length = looks.get(looks.size() - 1).atMicros() - looks.get(0).atMicros();
        return variance == 0 ? null : new Line(mean, covariance / variance * length);
    }
}
