/**
 * Figures of a run worked out from its ledger and its samples, and held against the scenario's targets. Pure: plain values
 * in, plain values out; nothing here asks a clock, a process or a file.
 */
package io.connect.bench.figure;
