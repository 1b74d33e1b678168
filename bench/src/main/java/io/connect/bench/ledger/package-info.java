/**
 * The account of every message of a run. The input is a stream of stamps and outcomes; the output is an exact account with
 * histograms and per-second series. Pure: no clock, no socket, no file. Depends on the JDK and HdrHistogram only.
 */
package io.connect.bench.ledger;
