/** The choices that a run takes from its seed, the invariants that hold for every choice, and the counts of both. */
package io.connect.sqs.simulation.chance;
