package io.connect.bench.figure;

/**
 * The part that limited a run.
 *
 * @param kind the kind of bottleneck
 * @param finding the finding in a sentence
 * @param evidence the figures that show it
 * @param remedy advice; null if a fault of the scenario is the reason, or if too little is known
 */
public record Bottleneck(Kind kind, String finding, String evidence, String remedy) {

    /** The usual bottlenecks. The first two say nothing about the subject. */
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
