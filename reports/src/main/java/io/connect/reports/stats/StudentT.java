package io.connect.reports.stats;

/** Student's distribution of t for whole degrees of freedom, by the finite series of its integral. */
public final class StudentT {

    /** After this number of halvings, the interval is narrower than a double can express. */
    private static final int HALVINGS = 60;

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
        double high = 1;
        while (upperTail(high, degrees) > alpha) {
            high *= 2;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (upperTail(middle, degrees) > alpha) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The probability that a value exceeds t, for a positive t. */
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
