/**
 * The faults of a scenario on a running testbed: on links and their HTTP conversation by the fault layer, on processes and on
 * the tasks of a connector; each leaves a mark of what it did and what was measured of it, and ends with the run. May depend
 * on the running parts of the testbed and on the fault layer.
 */
package io.connect.bench.fault;
