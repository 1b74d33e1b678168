package io.connect.bench.sample;

/**
 * The share of a machine's CPU that was not available for the run.
 *
 * @param foreignPercent share used by processes that do not belong to the run, 0 to 100
 * @param stealPercent share that the host of a virtual machine gave to others, 0 to 100
 */
public record OtherCpuUse(double foreignPercent, double stealPercent) {}
