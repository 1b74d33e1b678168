package io.connect.reports.gate;

import io.connect.reports.stats.StudentT;
import java.util.List;

/**
 * The lasting difference between two workers of one build. The compiler lays out the code of each differently, and more pairs
 * on the same workers do not average that out. The control is such a pair of workers, and measures the difference. A few
 * workers are too few to measure it well, so a value known from other sessions is included.
 */
final class BetweenWorkers {

    /** The assumed standard deviation of the logarithm of the ratio of two workers of one build. */
    static final double ASSUMED = 0.03;
    /** The weight of the assumption, in measured pairs of workers. */
    static final int WEIGHT = 4;

    private BetweenWorkers() {}

    /**
     * The width that the difference of workers adds to a bound.
     *
     * @param control logarithm of the control's ratio, one for each pair of workers
     * @param sets how many sets of workers the candidate's pairs were measured on
     * @param alpha the probability that the bound is wrong
     */
    static double margin(List<Double> control, int sets, double alpha) {
        double squares = control.stream().mapToDouble(effect -> effect * effect).sum();
        int degrees = WEIGHT + control.size();
        double deviation = Math.sqrt((WEIGHT * ASSUMED * ASSUMED + squares) / degrees);
        return StudentT.upperQuantile(alpha, degrees) * deviation / Math.sqrt(sets);
    }
}
