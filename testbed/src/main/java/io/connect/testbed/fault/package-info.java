/**
 * Faults of processes: pausing one and taking CPU from one. Killing and restarting belong to the clusters, faults of the
 * network to the fault layer.
 */
package io.connect.testbed.fault;
