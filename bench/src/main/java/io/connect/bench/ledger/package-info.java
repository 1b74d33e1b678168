/**
 * The account of every message of a run: stamps and outcomes stream in, an exact account, histograms and per-second
 * series come out. Pure: no clock, no socket, no file. Depends on the JDK and HdrHistogram only.
 */
package io.connect.bench.ledger;
