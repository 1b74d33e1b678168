package io.connect.bench.figure;

/**
 * The part that limited a run.
 *
 * @param kind the kind of bottleneck
 * @param finding the finding in a sentence
 * @param evidence the figures that say so
 * @param remedy advice; null where a fault of the scenario is the reason, or too little is known
 */
public record Bottleneck(Kind kind, String finding, String evidence, String remedy) {

    /** The usual bottlenecks; first the two that say nothing about the subject. */
    public enum Kind {
        GENERATOR,
        EMULATOR,
        SQS_RECEIVE,
        PRODUCER,
        CPU,
        MEMORY,
        NETWORK
    }
}
