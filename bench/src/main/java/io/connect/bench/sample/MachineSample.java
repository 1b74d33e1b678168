package io.connect.bench.sample;

/**
 * One sample of the machine. All times are counters that only grow.
 *
 * @param atMicros the time, on the run's clock
 * @param busyMicros CPU time that programs used, over all processors, without interrupts and stolen time
 * @param stealMicros time for which the host of a virtual machine withheld its processors
 * @param ownMicros CPU time of the processes that belong to the run, including the load generator, since the first sample
 */
public record MachineSample(long atMicros, long busyMicros, long stealMicros, long ownMicros) {}
