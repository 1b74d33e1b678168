package io.connect.bench.warm;

/**
 * The outcome of a warm-up.
 *
 * @param steady whether the speed of the subject was steady at its end
 * @param seconds how long it took; null where that is not told
 * @param messages how many messages it took; null where that is not told
 */
public record WarmState(boolean steady, Double seconds, Long messages) {}
