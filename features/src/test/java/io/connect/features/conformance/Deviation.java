package io.connect.features.conformance;

/** The service did something else than SQS documents; the message says what, in words that are the same every time. */
public final class Deviation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param seen without ids, times or addresses, since it is compared with what was seen before */
    public Deviation(String seen) {
        super(seen);
    }
}
