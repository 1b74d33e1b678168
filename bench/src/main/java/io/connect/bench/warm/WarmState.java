package io.connect.bench.warm;

/**
 * The outcome of a warm-up.
 *
 * @param steady whether the speed of the subject was steady at its end
 * @param seconds how long it took
 * @param messages how many messages it took
 */
public record WarmState(boolean steady, double seconds, long messages) {}
