package io.connect.reports.stats;

/** Student's distribution of t for whole degrees of freedom, by the finite series of its integral. */
public final class StudentT {

    /** Relative precision of a quantile. No decision of the project depends on more digits. */
    private static final double PRECISION = 1e-9;

    private StudentT() {}

    /**
     * The value that t exceeds with probability {@code alpha}.
     *
     * @param alpha between 0 and 0.5, both excluded
     * @param degrees the degrees of freedom, at least 1
     */
    public static double upperQuantile(double alpha, int degrees) {
        if (!(alpha > 0 && alpha < 0.5) || degrees < 1) {
            throw new IllegalArgumentException("t needs alpha between 0 and 0.5 and 1 degree of freedom or more, met "
                    + alpha + " and " + degrees);
        }
        double peak = peak(degrees);
        double t = 0;
        double step;
        // Newton's method. The density falls from 0 on, so that no step from there passes the quantile.
        do {
            double density = peak * Math.pow(1 + t * t / degrees, -(degrees + 1) / 2.0);
            step = (upperTail(t, degrees) - alpha) / density;
            t += step;
        } while (step > PRECISION * t);
        return t;
    }

    /** The density at 0. */
    private static double peak(int degrees) {
        double peak = degrees % 2 == 1 ? 1 / Math.PI : 1 / Math.sqrt(8);
        for (int n = degrees % 2 == 1 ? 3 : 4; n <= degrees; n += 2) {
            peak *= (n - 1) / Math.sqrt((n - 2.0) * n);
        }
        return peak;
    }

    /** The probability that a value exceeds t, for t of 0 or more. */
    static double upperTail(double t, int degrees) {
        double angle = Math.atan2(t, Math.sqrt(degrees));
        double cosine = Math.cos(angle);
        boolean odd = degrees % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int k = odd ? 3 : 2; k < degrees; k += 2) {
            term *= (k - 1.0) / k * cosine * cosine;
            sum += term;
        }
        double within = odd ? 2 / Math.PI * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
        return (1 - within) / 2;
    }
}
