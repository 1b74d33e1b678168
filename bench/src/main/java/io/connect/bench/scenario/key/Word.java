package io.connect.bench.scenario.key;

/** A constant whose word in the file differs from its name. */
public interface Word {

    /** The word in scenarios.yaml and in results. */
    String text();
}
