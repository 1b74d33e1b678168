package io.connect.reports.gate;

import io.connect.reports.stats.StudentT;
import java.util.List;

/**
 * How much two workers of one build differ for as long as they live. The compiler lays each out differently, and no number
 * of pairs on the same workers averages that out. The control, which is such a pair of workers, measures it; a few workers
 * measure it badly, so a known value of other sessions counts along with them.
 */
final class BetweenWorkers {

    /** Standard deviation of the logarithm of the ratio of two workers of one build, as assumed before it is measured. */
    static final double ASSUMED = 0.03;
    /** How many measured pairs of workers the assumption weighs as much as. */
    static final int WEIGHT = 4;

    private BetweenWorkers() {}

    /**
     * The width that the difference of workers adds to a bound.
     *
     * @param control logarithm of the control's ratio, one for each pair of workers
     * @param sets how many sets of workers the candidate's pairs were measured on
     * @param alpha the alpha of the bound
     */
    static double margin(List<Double> control, int sets, double alpha) {
        double squares = control.stream().mapToDouble(effect -> effect * effect).sum();
        int degrees = WEIGHT + control.size();
        double deviation = Math.sqrt((WEIGHT * ASSUMED * ASSUMED + squares) / degrees);
        return StudentT.upperQuantile(alpha, degrees) * deviation / Math.sqrt(sets);
    }
}
