package io.connect.bench.sample;

/**
 * How much of a machine was not there for the run.
 *
 * @param foreignPercent share that processes used which do not belong to the run, 0 to 100
 * @param stealPercent share that the host of a virtual machine gave to others, 0 to 100
 */
public record OtherCpuUse(double foreignPercent, double stealPercent) {}
