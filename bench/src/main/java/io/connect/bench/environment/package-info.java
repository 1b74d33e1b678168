/**
 * The environment of a run and the queues, topics and subject that a scenario gets in it. Starts testbeds and reaches external
 * clusters; knows nothing of load, ledger or results.
 */
package io.connect.bench.environment;
