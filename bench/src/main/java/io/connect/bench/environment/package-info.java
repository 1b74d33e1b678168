/**
 * The environment of a run, and the queues, topics and subject of a scenario in it. Starts testbeds and connects to external
 * clusters. Does not depend on load, ledger or results.
 */
package io.connect.bench.environment;
