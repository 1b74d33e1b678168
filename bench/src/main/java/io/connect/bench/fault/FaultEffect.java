package io.connect.bench.fault;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * The measured effect of a fault.
 *
 * @param words the effect for people; empty when there is nothing to measure
 * @param calls the number of calls that the fault applied to; empty if it is no fault of calls
 */
public record FaultEffect(String words, OptionalLong calls) {

    /** Nothing measured. */
    public static final FaultEffect NONE = new FaultEffect("", OptionalLong.empty());

    public FaultEffect {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(calls, "calls");
    }
}
