package io.connect.sqs.converter.registry;

/** Checks the range of floating-point numbers. A JSON number out of range would become infinite, which is a different value. */
public final class FloatingPoint {

    private FloatingPoint() {}

    /** @throws SchemaMismatchException if the number is infinite */
    public static double finite(double number) {
        if (Double.isInfinite(number)) {
            throw new SchemaMismatchException("a number expected, but met one beyond the range of its type");
        }
        return number;
    }

    /**
     * The number as a float. Infinity from the sender stays infinity.
     *
     * @throws SchemaMismatchException if the number is finite and too large for a float
     */
    public static float single(double number) {
        return Double.isInfinite(number) ? (float) number : (float) finite((float) number);
    }
}
