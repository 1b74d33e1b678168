package io.connect.bench.scenario.key;

/** A constant with a text in the file that differs from its name. */
public interface Word {

    /** The text in scenarios.yaml and in results. */
    String text();
}
