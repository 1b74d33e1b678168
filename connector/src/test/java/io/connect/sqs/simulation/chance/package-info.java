/** The choices that a run leaves to its seed, the invariants that hold whatever is chosen, and the counts of both. */
package io.connect.sqs.simulation.chance;
