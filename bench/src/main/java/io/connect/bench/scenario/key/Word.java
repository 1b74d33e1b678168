package io.connect.bench.scenario.key;

/** A constant with a word of its own. */
public interface Word {

    /** The word in scenarios.yaml and in results. */
    String text();
}
