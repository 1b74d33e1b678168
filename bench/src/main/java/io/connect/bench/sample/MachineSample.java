package io.connect.bench.sample;

/**
 * One sample of the machine. All times are counters that only grow.
 *
 * @param atMicros the time, on the run's clock
 * @param busyMicros CPU that programs used, over all processors; without interrupts, and without stolen time
 * @param stealMicros time for which the host of a virtual machine kept its processors from it
 * @param ownMicros CPU of the processes that belong to the run, the load generator included, since the first look
 */
public record MachineSample(long atMicros, long busyMicros, long stealMicros, long ownMicros) {}
