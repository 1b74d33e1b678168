/**
 * {@code scenarios.yaml} as typed, checked and fully resolved experiments. The records here are what the rest of the
 * bench runs; the reader and its tables lie in the packages below. Knows nothing of processes, sockets or the engine
 * that offers the load.
 */
package io.connect.bench.scenario;
