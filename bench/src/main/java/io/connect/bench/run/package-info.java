/**
 * One scenario from its queues to its result: the work of Gatling's populations, the work of the scenario's own thread beside
 * them, and how the two wait for each other. Gatling's event loops never wait here; they check and go on.
 */
package io.connect.bench.run;
