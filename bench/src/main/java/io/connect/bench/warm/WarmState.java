package io.connect.bench.warm;

/**
 * The outcome of a warm-up.
 *
 * @param steady whether the speed of the subject was steady at its end
 * @param seconds its duration; null if it is not known
 * @param messages number of messages used; null if it is not known
 */
public record WarmState(boolean steady, Double seconds, Long messages) {}
