/**
 * {@code scenarios.yaml} as typed, checked and fully resolved experiments. The rest of the bench runs the records in this
 * package; the reader and its tables are in the packages below. Does not depend on processes, sockets or the load engine.
 */
package io.connect.bench.scenario;
