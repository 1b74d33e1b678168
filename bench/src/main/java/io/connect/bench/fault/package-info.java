/**
 * The faults of a scenario on a running testbed. The fault layer disturbs links and HTTP calls; processes and tasks are stopped,
 * paused or restarted. Each fault is recorded with its times and measurements, and ends with the run. May depend on the running
 * parts of the testbed and on the fault layer.
 */
package io.connect.bench.fault;
