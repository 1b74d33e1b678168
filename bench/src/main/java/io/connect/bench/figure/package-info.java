/**
 * Computes the figures of a run from its ledger and samples, and compares them with the scenario's targets. Pure: input and
 * output are plain values, and no clock, process or file is used.
 */
package io.connect.bench.figure;
