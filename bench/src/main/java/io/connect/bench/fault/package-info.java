/**
 * The faults of a scenario on a running testbed. Links and HTTP calls are disturbed by the fault layer; processes and tasks
 * are stopped, paused or restarted. Each fault leaves a mark with its times and its measurements, and ends with the run. May
 * depend on the running parts of the testbed and on the fault layer.
 */
package io.connect.bench.fault;
