package io.connect.bench.ledger;

/**
 * How the ledger classifies one arrival.
 *
 * @param kind whether it was the first copy
 * @param intendedMicros the time when the message should have been sent; 0 for a foreign message
 * @param responseMicros seen − intended; 0 for a foreign message
 */
public record Arrival(Kind kind, long intendedMicros, long responseMicros) {

    /** The kinds of arrivals. */
    public enum Kind {
        FIRST,
        COPY,
        /** No message of this run has this identity. */
        FOREIGN
    }

    static final Arrival UNKNOWN = new Arrival(Kind.FOREIGN, 0, 0);
}
