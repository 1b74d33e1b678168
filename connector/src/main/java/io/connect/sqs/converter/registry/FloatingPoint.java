package io.connect.sqs.converter.registry;

/** The range of floating-point types. A number of JSON beyond it would become infinite, which is another value. */
public final class FloatingPoint {

    private FloatingPoint() {}

    /** @throws SchemaMismatchException when the number has become infinite */
    public static double finite(double number) {
        if (Double.isInfinite(number)) {
            throw new SchemaMismatchException("a number expected, but met one beyond the range of its type");
        }
        return number;
    }

    /**
     * The number as a float. A number that its sender wrote as infinite stays infinite.
     *
     * @throws SchemaMismatchException when it is finite and too large for a float
     */
    public static float single(double number) {
        return Double.isInfinite(number) ? (float) number : (float) finite((float) number);
    }
}
